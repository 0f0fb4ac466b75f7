"""The spaCy component that reads English: tags, morphology, lemmas, sentences, trees and names in one pass."""

import json
from pathlib import Path
from typing import Any, Self, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extraction.language import trees
from extraction.language.encoder import Encoder, Scores
from extraction.language.lemmas import Lemmas
from extraction.language.viterbi import Names, NameShares, keep_shares

ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
IOB = {"O": 2, "B": 3, "I": 1}
CORE = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
"""Roles that a verb or preposition fills once."""
SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
"""Pronouns that are subjects and nothing else."""

Ids = NDArray[np.uint64]


class Columns:
    """The labels of the model as ids of this vocabulary, in the order of the network's columns."""

    def __init__(self, vocab: Vocab, raw: dict[str, Any]) -> None:
        add = vocab.strings.add
        readings = [label.split("|", 1) for label in raw["pm"]]
        self.tags = _ids(add(tag) for tag in raw["tag"])
        self.pos_names = [pos for pos, _ in readings]
        self.pos = _ids(IDS[pos] for pos in self.pos_names)
        self.morphs = _ids(vocab.morphology.add(morph) for _, morph in readings)
        self.deps = _ids(add(dep) for dep in raw["dep"])
        self.is_root = np.array([dep == "ROOT" for dep in raw["dep"]])
        self.name_types = _ids(0 if label == "O" else add(label[2:]) for label in raw["ner"])
        self.name_iob = _ids(IOB[label[0]] for label in raw["ner"])
        self.root, self.rest = add("ROOT"), add("dep")
        self.core = frozenset(add(dep) for dep in CORE)
        self.measure = add("npadvmod"), add("acomp")
        self.clause = add("conj"), add("nsubj")
        self.joint = add("compound"), add("punct")
        self.name = (IDS["NOUN"], IDS["PROPN"], add("appos"))
        self.blank = (add("_SP"), IDS["SPACE"], vocab.morphology.add(""))


def _ids(values: Any) -> Ids:
    return np.fromiter(values, np.uint64)


class Reader:
    """Reads a tokenised text window by window: a window ends where a sentence ends, if it holds more than one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def from_disk(self, path: Path | str, exclude: Any = ()) -> Self:  # noqa: ARG002 - spaCy's signature
        """Load the network and its labels from a folder."""
        folder = Path(path)
        raw = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.encoder = Encoder(folder)
        self.columns = Columns(self.vocab, raw)
        self.lemmas = Lemmas(raw["lem"], raw["lexicon"])
        self.names = Names(raw["ner"])
        heads = np.load(folder / "heads.npz")
        self.arc_weights, self.arc_bias = (
            heads["lab_w"].astype(np.float32).T.copy(),
            heads["lab_b"].astype(np.float32),
        )
        self.mean, self.axes = heads["pca_mean"], heads["pca"]
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Fill in everything this component knows; `doc.tensor` holds 96 numbers a token, which the chains need."""
        tokens = np.array([token.i for token in doc if not token.is_space], np.int64)
        table = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        heads = np.zeros(len(doc), np.int64)
        tensor = np.zeros((len(doc), self.axes.shape[1]), np.float32)
        names = np.eye(1, len(self.names.kinds) + 1, dtype=np.float32).repeat(len(doc), axis=0)
        words = [doc[int(i)].text for i in tokens]
        spaced, broken = _blanks(doc, tokens)
        at = 0
        while at < len(words):
            scores = self.encoder.read(words[at:], spaced[at:])
            starts, end = _sentences(scores.starts, broken[at:], more=at + len(scores.tags) < len(words))
            here = tokens[at : at + end]
            local = trees.forest(scores.arcs, starts, end)
            table[here] = self._decode(words[at : at + end], scores, local, starts)
            heads[here] = here[local] - here
            names[here] = self.names.shares(scores.names[:end])
            tensor[here] = (scores.hidden[:end] - self.mean) @ self.axes
            at += end
        self._blank_tokens(doc, tokens, table, heads)
        table[:, ATTRIBUTES.index(HEAD)] = heads.astype(np.uint64)
        keep_shares(doc, NameShares(self.names.kinds, names))
        # spaCy's stubs want other widths of number than spaCy itself.
        doc.tensor = cast("Any", tensor)
        return doc.from_array(ATTRIBUTES, cast("Any", table)) if len(doc) else doc

    def _decode(self, words: list[str], scores: Scores, heads: NDArray[np.int64], starts: list[int]) -> Ids:
        """Give a row of attributes a word (without the head); ties names to the noun before them in `heads`."""
        labels, end = self.columns, len(words)
        reading = scores.morphs[:end].argmax(axis=1)
        names = self.names.best(scores.names[:end], starts)
        deps = self._arc_labels(scores, heads)
        trees.tie_names(heads, deps, labels.pos[reading], labels.core, labels.name)
        trees.tie_measures(heads, deps, labels.measure)
        trees.tie_subjects(heads, deps, [i for i, word in enumerate(words) if word.lower() in SUBJECTS], labels.clause)
        trees.tie_hyphens(heads, deps, [i for i, word in enumerate(words) if word == "-"], labels.joint)
        guesses = scores.lemmas[:end].argmax(axis=1)
        lemmas = _ids(
            self.vocab.strings.add(self.lemmas.lemma(word, labels.pos_names[kind], int(guess)))
            for word, kind, guess in zip(words, reading, guesses, strict=True)
        )
        columns = (
            labels.tags[scores.tags[:end].argmax(axis=1)], labels.pos[reading], labels.morphs[reading], lemmas,
            deps, np.zeros(end, np.uint64), labels.name_iob[names], labels.name_types[names],
        )  # fmt: skip
        return np.stack(columns, axis=1)

    def _arc_labels(self, scores: Scores, heads: NDArray[np.int64]) -> Ids:
        end = len(heads)
        is_root = heads == np.arange(end)
        one, two = scores.dependents[:end], scores.heads[np.where(is_root, 0, heads + 1)]
        arcs = np.concatenate([np.maximum(one + two, 0), one * two], axis=1)
        found = arcs @ self.arc_weights + self.arc_bias
        found[:, self.columns.is_root] = -np.inf
        return np.where(is_root, np.uint64(self.columns.root), self.columns.deps[found.argmax(axis=1)])

    def _blank_tokens(self, doc: Doc, words: NDArray[np.int64], table: Ids, heads: NDArray[np.int64]) -> None:
        """Hang tokens of blanks on the word before them, those before any word on the first."""
        is_word = np.zeros(len(doc), bool)
        is_word[words] = True
        for blank in np.flatnonzero(~is_word):
            place = max(int(np.searchsorted(words, blank)) - 1, 0)
            head = int(words[place]) if len(words) else 0
            dep = self.columns.rest if head != blank else self.columns.root
            table[blank] = (*self.columns.blank, doc[int(blank)].orth, dep, 0, IOB["O"], 0)
            heads[blank] = head - blank


def _blanks(doc: Doc, words: NDArray[np.int64]) -> tuple[list[bool], list[bool]]:
    """Say of each word whether a blank stands before it, and whether a line break does."""
    spaced, broken, before = list[bool](), list[bool](), -1
    for word in words.tolist():
        previous = doc[word - 1] if word else None
        spaced.append(previous is None or bool(previous.whitespace_) or previous.is_space)
        broken.append(before >= 0 and any("\n" in doc[i].text for i in range(before + 1, word)))
        before = word
    return spaced, broken


def _sentences(scores: NDArray[np.float32], broken: list[bool], *, more: bool) -> tuple[list[int], int]:
    """Give where sentences start and where reading stops: with more text to come, before the last sentence."""
    end = len(scores)
    begins = (scores[:, 1] > scores[:, 0]) | np.array(broken[:end])
    begins[0] = True
    starts: list[int] = np.flatnonzero(begins).tolist()
    if more and len(starts) > 1:
        end = starts.pop()
    return starts, end


def make_reader(nlp: Language, name: str) -> Reader:  # noqa: ARG001 - spaCy's signature
    """Make the component; its data comes with `from_disk`."""
    return Reader(nlp.vocab)


Language.factory("spectron_reader", func=make_reader)
