"""Gold documents of the corpora: tags, trees, lemmas and names, as far as each has them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from spacy.tokens import Doc

from train import gum_names
from train.conllu import Sentence, sentences
from train.convert import convert
from train.corpora import Corpora, gum_splits
from train.documents import Parsed, grouped, named_doc, save
from train.name_labels import CONLL, WNUT, Labelled, by_sentence, columns, repaired

SPLITS = ("train", "dev", "test")
SHORT = 4
"""Sentences a document where they are said one by one."""


def write(corpora: Corpora, folder: Path, names: Iterable[str] = ()) -> None:
    """Write files of gold documents ("ewt_train.spacy"), all or some, and none that is there already."""
    for name in names or MAKERS:
        path = folder / f"{name}.spacy"
        if not path.exists():
            save(MAKERS[name](corpora), path)


def ewt(corpora: Corpora, split: str) -> list[Doc]:
    """Give web texts (UD EWT), with the names of UNER where its words are the same."""
    named = by_sentence(_lines(corpora.folder("uner") / f"{split}.iob2"))
    texts = list[list[Parsed]]()
    for sentence in sentences(_lines(corpora.folder("ewt") / f"en_ewt-{split}.conllu")):
        if "newdoc id" in sentence.about or not texts:
            texts.append([])
        texts[-1] += _parsed(sentence, _uner_labels(sentence, named))
    return [doc for text in texts for doc in grouped(text)]


def gum(corpora: Corpora, split: str) -> list[Doc]:
    """Give texts of GUM's open genres, with the names that its mentions have."""
    docs, kinds = list[Doc](), {kind: kind for kind in CONLL.values()}
    for path in gum_splits(corpora.folder("gum"))[split]:
        text, parsed = list(sentences(_lines(path))), list[Parsed]()
        labels = iter(gum_names.name_labels([sentence.words for sentence in text]))
        for sentence in text:
            parsed += _parsed(sentence, repaired([next(labels) for _ in sentence.words], kinds))
        docs += grouped(parsed)
    return docs


def eslspok(corpora: Corpora, split: str) -> list[Doc]:
    """Give what learners said (UD ESLSpok), which has no names."""
    lines = _lines(corpora.folder("eslspok") / f"en_eslspok-ud-{split}.conllu")
    return grouped([parsed for sentence in sentences(lines) for parsed in _parsed(sentence, None)], SHORT)


def btc(corpora: Corpora, split: str) -> list[Doc]:
    """Give tweets with names (Broad Twitter Corpus)."""
    return _named(columns(_lines(corpora.folder("btc") / f"btc.{split}"), CONLL))


def wnut(corpora: Corpora) -> list[Doc]:
    """Give posts with names that are rare or new (WNUT 2017)."""
    return _named(columns(_lines(corpora.folder("wnut17") / "wnut17train.conll"), WNUT))


def wikigold(corpora: Corpora) -> list[Doc]:
    """Give sentences of Wikipedia with names."""
    return _named(columns(_lines(corpora.folder("wikigold") / "wikigold.conll.txt"), CONLL, separator=None))


MAKERS: dict[str, Callable[[Corpora], list[Doc]]] = {
    f"{make.__name__}_{split}": partial(make, split=split) for make in (ewt, gum, btc, eslspok) for split in SPLITS
} | {"wnut_train": wnut, "wikigold_train": wikigold}
"""The files of gold documents by name, and what makes each."""


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def _parsed(sentence: Sentence, labels: list[str] | None) -> list[Parsed]:
    """Give the converted sentence, or nothing where it has no tree."""
    words = convert(sentence.words)
    return [Parsed(words, labels)] if words else []


def _uner_labels(sentence: Sentence, named: dict[str, Labelled]) -> list[str] | None:
    found = named.get(sentence.about.get("sent_id", ""))
    if found is None or found.words != [word.form for word in sentence.words]:
        return None
    return repaired(found.labels, CONLL)


def _named(texts: Iterable[Labelled]) -> list[Doc]:
    return [named_doc(text) for text in texts]
