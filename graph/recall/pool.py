"""The turns among which recall chooses: those that say words of a question, and those around the best of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j
import numpy as np

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.reading import asof
from graph.reading.asof import Until
from graph.recall import words
from graph.recall.matching import matched, telling
from graph.recall.question import Question, Term
from graph.recall.vectors import Floats
from graph.recall.weights import NEAR
from graph.writing.turns import turn_key

Row = dict[str, Any]
Spot = tuple[str, int]
"""Id of a session, and number of a turn in it."""
MOST_FOUND = 120
"""Turns taken from the index."""
FREQUENT = 1.2
"""Words that tell less than this are searched for last: "work", "love", "year"."""
MOST_AROUND = 40
"""Turns taken from around them."""
DEEPER = 20
"""So many times more are looked at where the index cannot tell what may be shown: one session, an earlier time …"""
MOST_SESSIONS = 20
"""Sessions whose last turns are looked at where a question has no word to search for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where recall looks, and as of when."""

    access: Access
    as_of: datetime | None = None
    valid_at: datetime | None = None
    session_id: str | None = None
    """The session alone in which it looks."""

    @property
    def until(self) -> Until:
        """The point of the record up to which it looks."""
        return asof.until(self.as_of)

    def params(self) -> dict[str, Any]:
        """As statements take it."""
        return {"recorded_ms": self.until.recorded_ms, **self.access.lens.params()}


@dataclass(frozen=True, slots=True)
class Pool:
    """Turns with how strongly each says the terms of a question, and how strongly those around it do."""

    turns: list[Row]
    terms: tuple[Term, ...]
    telling: Floats
    """How much each term tells."""
    said: Floats
    around: Floats


def gather(tx: neo4j.Transaction, question: Question, place: Place) -> Pool:
    """The turns that may answer a question, without those that the reader does not see."""
    found = _found(tx, question.terms, place) if question.terms else _latest(tx, place)
    terms = _without_speakers(question, found)
    said = matched(terms, [turn["content"] for turn in found])
    told = telling(terms, said)
    reach = _reach(found, said)
    near = _best_around(found, reach, told)
    fetched = _at(tx, near, place)
    said = np.concatenate([said, matched(terms, [turn["content"] for turn in fetched])])
    turns = [*found, *fetched]
    nothing = np.zeros(len(terms), np.float32)
    around = np.array([reach.get(_spot(turn), nothing) for turn in turns], np.float32).reshape(said.shape)
    return Pool(turns, terms, told, said, around)


def _found(tx: neo4j.Transaction, terms: Sequence[Term], place: Place) -> list[Row]:
    """The turns that say the terms: those that say frequent words only where the rarer ones do not give enough.

    A search costs by how many turns say its words, of which a frequent one has thousands in a large memory.
    """
    rare = [term for term in terms if term.weight >= FREQUENT]
    found = _saying(tx, rare, place) if rare else []
    return found if len(found) == MOST_FOUND or len(rare) == len(terms) else _saying(tx, terms, place)


def _saying(tx: neo4j.Transaction, terms: Sequence[Term], place: Place) -> list[Row]:
    access = place.access
    asked = words.searched(access.context_id, access.lens, [term.stem for term in terms])
    narrow = place.session_id is not None or place.as_of is not None or not words.is_exact(access.lens)
    most = MOST_FOUND * (DEEPER if narrow else 1)
    return run(
        tx,
        "recall/turns",
        context=access.context_id,
        words=asked,
        session=sessions.key_of(access, place.session_id) if place.session_id else None,
        most=most,
        limit=MOST_FOUND,
        **place.params(),
    )


def _latest(tx: neo4j.Transaction, place: Place) -> list[Row]:
    """The last turns, of some sessions at most, where there is nothing to search for."""
    lens, context = place.access.lens.params(), place.access.context_id
    rows = run(tx, "turn/recent", context=context, most=MOST_SESSIONS, limit=MOST_FOUND, **lens)
    spots = [_spot(row["turn"]) for row in rows]
    return _at(tx, [spot for spot in spots if place.session_id in (None, spot[0])], place)


def _at(tx: neo4j.Transaction, spots: Iterable[Spot], place: Place) -> list[Row]:
    keys = [turn_key(sessions.key_of(place.access, session_id), seq) for session_id, seq in spots]
    return run(tx, "recall/around", keys=keys, **place.params()) if keys else []


def _without_speakers(question: Question, found: Sequence[Row]) -> tuple[Term, ...]:
    """The terms without names of those who speak: their turns hardly say them, and those who greet them do."""
    speaking = {stem for name in {turn["speaker"] for turn in found} for stem in words.stems(name)}
    left = tuple(term for term in question.terms if term.stem not in speaking)
    return left or question.terms


def _reach(found: Sequence[Row], said: Floats) -> dict[Spot, Floats]:
    """How strongly the turns around a spot say the terms, each counting less the farther it stands."""
    reach = dict[Spot, Floats]()
    for turn, strengths in zip(found, said, strict=True):
        session_id, seq = _spot(turn)
        for far, share in NEAR.items():
            spot = (session_id, seq - far)
            before = reach.get(spot)
            reach[spot] = strengths * share if before is None else np.maximum(before, strengths * share)
    return reach


def _best_around(found: Sequence[Row], reach: dict[Spot, Floats], told: Floats) -> list[Spot]:
    """The spots that are not among the turns found, and around which most is said."""
    known = {_spot(turn) for turn in found}
    open_ = [spot for spot in reach if spot not in known and spot[1] > 0]
    worth = {spot: float(reach[spot] @ told) for spot in open_}
    return sorted(open_, key=lambda spot: (-worth[spot], spot))[:MOST_AROUND]


def _spot(turn: Row) -> Spot:
    return turn["session_id"], turn["seq"]
