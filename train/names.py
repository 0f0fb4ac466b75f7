"""The weights that tell what a name stands for, fitted on annotated talk: `python -m train.names FOLDER`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evaluate import talk
from extraction.language import nlp
from extraction.language.nlp import English
from extraction.records import EntityType
from extraction.referents import nametypes
from extraction.referents.namecues import Cues
from extraction.referents.nametypes import KINDS
from train.adam import Adam
from train.talk.folds import LEARNED
from train.talk.format import Conversation

FEWEST = 3
"""Mentions that a cue must have to get weights."""
STEPS, RATE, RIDGE = 150, 0.1, 3.0
TOLD, NAMED = 3.0, -1.0
"""What a cue that names a kind says before any talk is read, for it and for no name: "beside animal"."""
TELLING = ("beside", "verb", "last word", "first word", "last noun", "famous")
OF_PEOPLE = ("title", "called", "verb owner_of_kin")
HEADER = """# What each cue says of what a name stands for (log odds), and against its being one.
#
# A softmax regression over words that may be names, fitted by `train.names` on annotated talk.
# Columns: {columns}

[weights]
"""
Floats = NDArray[np.float64]


class Case(NamedTuple):
    """Words that may be a name, and what they stand for in the annotation; None where they are no name."""

    cues: Cues
    type: EntityType | None


def cases(english: English, folder: Path, folds: Iterable[int]) -> Iterator[Case]:
    """Give all that may be a name in the conversations of some folds."""
    for conversation in talk.conversations(folder, folds):
        docs = english.read_many(turn.text for turn in conversation.turns)
        types = _annotated(conversation)
        for one in nametypes.in_conversation(docs):
            start = docs[one.turn][one.spotted.start].idx
            place = talk.untitled(conversation.turns[one.turn].text, start, start + len(one.spotted.text))
            yield Case(one.cues, types.get((one.turn, *place)))


def _annotated(conversation: Conversation) -> dict[tuple[int, int, int], EntityType]:
    return {
        (turn, *talk.untitled(said.text, name.place.start, name.place.end)): name.type
        for turn, said in enumerate(conversation.turns)
        for name in said.names
        if name.proper and name.place.turn == turn
    }


def fit(found: list[Case]) -> dict[str, list[float]]:
    """Give a weight for each cue and kind: those that make the annotation likeliest, drawn towards what cues tell."""
    counts = Counter(name for case in found for name in case.cues)
    places = ("first word", "last word", "last noun", "beside")
    told_of = {f"{place} {kind}" for place in places for kind in KINDS if kind}
    columns = sorted(told_of | {name for name, count in counts.items() if count >= FEWEST or _tells(name)})
    rows = np.array([[case.cues.get(name, 0.0) for name in columns] for case in found])
    right = np.array([[float(case.type == kind) for kind in KINDS] for case in found])
    told = np.array([_told(_tells(name)) for name in columns])
    weights, adam = told.copy(), Adam(told, memory=0.99)
    for step in range(1, STEPS + 1):
        slope = rows.T @ (right - _shares(rows @ weights)) - RIDGE * (weights - told)
        weights += adam.step(slope, RATE * (1 - 0.9 * step / STEPS))
    return {
        name: [round(weight, 2) + 0.0 for weight in row] for name, row in zip(columns, weights.tolist(), strict=True)
    }


def _told(kind: str) -> list[float]:
    return [(TOLD if one == kind else NAMED if one is None else 0.0) if kind else 0.0 for one in KINDS]


def _tells(cue: str) -> str:
    """Give the kind that a cue names: "organisation" of "verb organisation_at"."""
    if cue in OF_PEOPLE:
        return "person"
    return cue.rpartition(" ")[2].partition("_")[0] if cue.startswith(TELLING) else ""


def _shares(logits: Floats) -> Floats:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def table(weights: dict[str, list[float]]) -> str:
    """Give the weights as TOML."""
    columns = ", ".join(kind or "no name" for kind in KINDS)
    rows = [f'"{name}" = [{", ".join(f"{weight:g}" for weight in row)}]' for name, row in weights.items()]
    return HEADER.format(columns=columns) + "\n".join(rows) + "\n"


def main(folder: Path) -> None:
    """Fit on all conversations that are not held out, and write the table."""
    found = list(cases(nlp.load(), folder, LEARNED))
    nametypes.TABLE.write_text(table(fit(found)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
