"""Chains of mentions: pronouns with the right antecedent in held-out texts, and the pairs of GAP."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from coreferee.annotation import Annotator
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

from evaluate.inputs import Inputs
from evaluate.table import Row, Table, f_score, per_cent, share
from extraction.language.nlp import MODEL, English
from train import chains
from train.corpora import gum_splits

Scores = NDArray[np.float32]
MASCULINE = frozenset({"he", "him", "his", "himself"})
NOTE = (
    "Accuracy as coreferee counts it: over the pronouns of the third person that have the right antecedent among their "
    "candidates and that it answers. Nearest: the same rules, with the nearest candidate in place of the likeliest. "
    "GAP: two names and a pronoun in each of 2,000 texts; a name counts as said to be the pronoun's where one of its "
    "words is in a mention of its chain."
)


def measure(inputs: Inputs) -> Iterator[Table]:
    """Read OntoGUM's test texts, the twenty books kept from training, and GAP's development set."""
    gum, books = inputs.corpora.folder("gum"), chains.books(inputs.corpora.folder("litbank") / "conll")[1]
    tests = [gum / "ontogum" / tree.name for tree in gum_splits(gum)["test"]]
    rows = [
        *_accuracy(inputs.english, "OntoGUM test, open genres", chains.ontogum(tests), ">= 83"),
        *_accuracy(inputs.english, "LitBank, 20 unseen books", chains.litbank(books), ">= 85"),
        *_gap(inputs.english, inputs.corpora.folder("gap") / "development.tsv"),
    ]
    yield Table("Chains", rows, NOTE)


def _accuracy(english: English, title: str, texts: Iterable[chains.Gold], goal: str) -> Iterator[Row]:
    teacher = chains.Teacher(english.nlp)
    docs = teacher.prepared(texts)
    network = chains.load(teacher, MODEL / "chains")
    table = network.tendencies_analyzer.feature_table
    baseline = Annotator(english.nlp, english.nlp, table, Model("nearest", _forward))
    for name, annotator, wanted in (("accuracy", network, goal), ("nearest", baseline, "")):
        right, answered = teacher.score(annotator, docs)
        yield Row(f"{name}, {title}", per_cent(share(right, answered)), wanted, f"{right} of {answered}")


def _forward(_: Model[Any, Any], texts: Sequence[Any], is_train: bool) -> tuple[list[Scores], Any]:  # noqa: ARG001, FBT001 - thinc's signature
    """Score candidates as coreferee's network does, a row each: the nearer the better."""
    return [scores for text in texts for scores in nearness(text)], None


def nearness(text: Any) -> Iterator[Scores]:
    """Give each pronoun's candidates a score, from coreferee's table of both; words before a pronoun come first."""
    ends = np.cumsum(text.antecedents.lengths)
    first = np.asarray(text.antecedents.dataXd).reshape(-1)[ends - text.antecedents.lengths]
    candidates = np.split(np.asarray(text.candidates.dataXd).reshape(-1), np.cumsum(text.candidates.lengths)[:-1])
    for pronoun, own in zip(text.referrers, candidates, strict=True):
        distance = (pronoun - first[own]).astype(np.float32)
        yield np.where(distance > 0, -distance, distance - len(text.doc))[:, None]


def _gap(english: English, path: Path) -> Iterator[Row]:
    teacher = chains.Teacher(english.nlp)
    counts: dict[str, Counter[str]] = {"all": Counter(), "masculine": Counter(), "feminine": Counter()}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            gender = "masculine" if row["Pronoun"].lower() in MASCULINE else "feminine"
            for name in "AB":
                outcome = _outcome(said=_ties(teacher, english, row, name), so=row[f"{name}-coref"].upper() == "TRUE")
                for key in ("all", gender):
                    counts[key][outcome] += 1
    for key, found in counts.items():
        precision, recall, f = scores(found)
        name = "GAP development F" + ("" if key == "all" else f", {key}")
        yield Row(name, per_cent(f), note=f"P {per_cent(precision)} R {per_cent(recall)}")


def _outcome(*, said: bool, so: bool) -> str:
    return ("right" if so else "wrong") if said else ("missed" if so else "left")


def scores(counts: Counter[str]) -> tuple[float, float, float]:
    """Give precision, recall and F from what was said and is so (right), is not (wrong), and was not said (missed)."""
    precision = share(counts["right"], counts["right"] + counts["wrong"])
    recall = share(counts["right"], counts["right"] + counts["missed"])
    return precision, recall, f_score(precision, recall)


def _ties(teacher: chains.Teacher, english: English, row: dict[str, str], name: str) -> bool:
    """Whether the chain of the row's pronoun goes through one of its names."""
    doc = english.read(row["Text"])
    pronoun, words = _places(doc, row, "Pronoun"), _places(doc, row, name)
    chains = ({place for mention in chain for place in mention} for chain in english.chains([doc]))
    places = {place for chain in chains if not chain.isdisjoint(pronoun) for place in chain}
    parts = {part.i for place in places for part in teacher.rules.get_propn_subtree(doc[place])}
    return not words.isdisjoint(places | parts)


def _places(doc: Doc, row: dict[str, str], key: str) -> set[int]:
    start = int(row[f"{key}-offset"])
    span = doc.char_span(start, start + len(row[key]), alignment_mode="expand")
    return {token.i for token in span or ()}
