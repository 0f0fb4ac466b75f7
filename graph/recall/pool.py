"""The turns among which recall chooses: those that say words of a question, and those around the best of them."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j
import numpy as np

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.reading import asof, pastcontexts
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
TURN = ("id", "message_id", "session_id", "seq", "role", "speaker", "content", "said_ms")
"""What statements tell of a turn. All turns come in one row: the driver takes its time over rows, not over values."""
MOST_FOUND = 80
"""Turns taken from the index."""
FREQUENT = 1.2
"""Words that tell less than this are searched for last: "work", "love", "year"."""
MOST_AROUND = 40
"""Turns taken from around them."""
DEEPER = 20
"""So many times more are looked at where the index cannot tell what may be shown: one session, an earlier time …"""
MOST_SESSIONS = 20
"""Sessions whose last turns are looked at where a question has no word to search for …"""
MOST_LATEST = 40
"""… and so many turns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where recall looks, and as of when."""

    access: Access
    as_of: datetime | None = None
    valid_at: datetime | None = None
    session_id: str | None = None
    """The session alone in which it looks."""
    speaking: tuple[str, ...] | None = None
    """The scope of the session in which the question is asked, where it is asked in one: whom "I" means there."""

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
    near = reach.best(found, told)
    fetched = _at(tx, near, place)
    said = np.concatenate([said, matched(terms, [turn["content"] for turn in fetched])])
    turns = [*found, *fetched]
    return Pool(turns, terms, told, said, reach.of(turns))


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
    rows = run(
        tx,
        "recall/turns",
        context=access.context_id,
        words=asked,
        session=sessions.key_of(access, place.session_id) if place.session_id else None,
        most=most,
        limit=MOST_FOUND,
        **place.params(),
    )
    return _turns(rows)


def _latest(tx: neo4j.Transaction, place: Place) -> list[Row]:
    """The last turns where there is nothing to search for: of the session asked for, of then, or of some sessions."""
    access = place.access
    if place.session_id:
        key = sessions.key_of(access, place.session_id)
        turns = pastcontexts.turns_of_session(tx, access, key, place.until, MOST_LATEST)
    elif place.as_of:
        turns = [row["turn"] for row in pastcontexts.latest_turns(tx, access, place.until, MOST_LATEST)]
    else:
        asked = {"context": access.context_id, "most": MOST_SESSIONS, "limit": MOST_LATEST}
        turns = [row["turn"] for row in run(tx, "turn/recent", **asked, **access.lens.params())]
    return _at(tx, map(_spot, turns), place)


def _at(tx: neo4j.Transaction, spots: Iterable[Spot], place: Place) -> list[Row]:
    keys = [turn_key(sessions.key_of(place.access, session_id), seq) for session_id, seq in spots]
    return _turns(run(tx, "recall/around", keys=keys, **place.params())) if keys else []


def _turns(rows: Iterable[Row]) -> list[Row]:
    return [dict(zip(TURN, values, strict=True)) for row in rows for values in row["turns"]]


def _without_speakers(question: Question, found: Sequence[Row]) -> tuple[Term, ...]:
    """The terms without names of those who speak: their turns hardly say them, and those who greet them do."""
    speaking = {stem for name in {turn["speaker"] for turn in found} for stem in words.stems(name)}
    left = tuple(term for term in question.terms if term.stem not in speaking)
    return left or question.terms


@dataclass(frozen=True, slots=True)
class _Reach:
    """How strongly the turns around a spot say the terms, each counting less the farther it stands."""

    places: dict[Spot, int]
    said: Floats
    """A row a spot; the last one, of spots that nothing is near to, is zero."""

    def of(self, turns: Sequence[Row]) -> Floats:
        """What is said around some turns."""
        return self.said[[self.places.get(_spot(turn), -1) for turn in turns]]

    def best(self, found: Sequence[Row], told: Floats) -> list[Spot]:
        """The spots that are not among the turns found, and around which most is said."""
        worth = (self.said @ told).tolist()
        open_ = self.places.keys() - {_spot(turn) for turn in found}
        spots = ((-worth[self.places[spot]], spot) for spot in open_ if spot[1] > 0)
        return [spot for _, spot in heapq.nsmallest(MOST_AROUND, spots)]


def _reach(found: Sequence[Row], said: Floats) -> _Reach:
    places = dict[Spot, int]()
    near = [
        places.setdefault((session_id, seq - far), len(places)) for session_id, seq in map(_spot, found) for far in NEAR
    ]
    shares = np.fromiter(NEAR.values(), np.float32)
    shared = said[:, None, :] * shares[None, :, None]
    most = np.zeros((len(places) + 1, said.shape[1]), np.float32)
    np.maximum.at(most, near, shared.reshape(len(near), said.shape[1]))
    return _Reach(places, most)


def _spot(turn: Row) -> Spot:
    return turn["session_id"], turn["seq"]
