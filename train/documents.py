"""spaCy documents of trees and of labelled words, and files of them."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from train.conllu import Word
from train.name_labels import Labelled

log = logging.getLogger(__name__)
KEPT = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE", "SPACY"]
OF_WRITING = {"Typo", "Style", "ExtPos", "Foreign", "Abbr"}
"""Features that say how a word is written or what it is a part of: no model should learn them from the word."""
NONE = "_"
VOCAB = Vocab()


class Parsed(NamedTuple):
    """A sentence with its tree, and a label of names a word; None where nobody looked for names."""

    words: list[Word]
    labels: list[str] | None


def grouped(sentences: Sequence[Parsed], size: int = 8) -> list[Doc]:
    """Put neighbouring sentences together, `size` a document."""
    return [tree_doc(sentences[start : start + size]) for start in range(0, len(sentences), size)]


def tree_doc(sentences: Iterable[Parsed]) -> Doc:
    """Make one document of sentences."""
    words, heads, labels = list[Word](), list[int](), list[str]()
    for sentence in sentences:
        heads += [len(words) + (word.head or word.id) - 1 for word in sentence.words]
        words += sentence.words
        labels += sentence.labels or [""] * len(sentence.words)
    return Doc(
        VOCAB,
        words=[word.form for word in words],
        spaces=[word.spaced for word in words],
        tags=["" if word.tag == NONE else word.tag for word in words],
        pos=[word.pos for word in words],
        lemmas=[word.form if word.lemma == NONE else word.lemma for word in words],
        morphs=[_features(word) for word in words],
        heads=heads,
        deps=[word.relation for word in words],
        sent_starts=[word.id == 1 for word in words],
        ents=labels,
    )


def named_doc(text: Labelled) -> Doc:
    """Make a document of words with names and nothing else."""
    return Doc(VOCAB, words=text.words, spaces=[True] * len(text.words), ents=text.labels)


def save(docs: Sequence[Doc], path: Path) -> None:
    """Write documents to a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    DocBin(docs=docs, attrs=KEPT).to_disk(half)
    half.replace(path)
    kinds = Counter(name.label_ for doc in docs for name in doc.ents)
    log.info("%s: %d documents, %d words, names %s", path.stem, len(docs), sum(map(len, docs)), dict(kinds))


def _features(word: Word) -> str:
    kept = [feature for feature in word.features.split("|") if feature.partition("=")[0] not in {NONE, *OF_WRITING}]
    return "|".join(kept)
