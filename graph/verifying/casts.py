"""Casts: what is kept as said of a referent is what the turns say of it, all together."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice

import neo4j

from graph.engine.queries import run
from graph.verifying.pages import Finding, Page, Records, Row
from graph.writing.referents import parsed
from graph.writing.spoken import Spoken, restored, votes

MOST = 100_000
"""Referents that are summed up in one walk through all turns; each takes some two hundred bytes."""


def casts(records: Records) -> Iterator[Finding]:
    """Referents of whom the turns say other things, or so many times as is not kept."""
    kept = (one for page in records.each(_referents, _kept) for one in page)
    while chunk := dict(islice(kept, MOST)):
        for told in records.each(_turns, _told):
            for referent, vote in told:
                if referent in chunk:
                    chunk[referent] -= vote
        for referent in sorted(referent for referent, rest in chunk.items() if rest):
            says = "What is kept as said of the referent is not what the turns say of it."
            yield Finding(check="said", id=referent, says=says)


def spoken_of(records: Records) -> Iterator[Finding]:
    """Turns that speak of a referent that is not there."""
    return records.walk(_turns, _unknown)


def _referents(tx: neo4j.Transaction, place: Row) -> list[Row]:
    return run(tx, "verify/referents", **place)


def _turns(tx: neo4j.Transaction, place: Row) -> list[Row]:
    return run(tx, "verify/casts", **place)


def _unknown(page: Page) -> Iterator[Finding]:
    casts = {turn["id"]: {one.id for one in _cast(turn)} for turn in page.records.values()}
    wanted = sorted(set[str]().union(*casts.values()))
    known = {row["referent"]["id"] for row in run(page.tx, "referent/find", referents=wanted)}
    for turn, cast in casts.items():
        for referent in sorted(cast - known):
            yield Finding(check="cast", id=turn, says=f"The turn speaks of {referent}, and there is no such referent.")


def _kept(page: Page) -> list[tuple[str, int]]:
    """For each referent the sum of what is kept as said of it."""
    rows = map(parsed, page.records.values())
    return [
        (row["id"], _sum((f, v, n) for f, counts in row["said"].items() for v, n in counts.items())) for row in rows
    ]


def _told(page: Page) -> list[tuple[str, int]]:
    """For each time that a turn speaks of a referent the sum of what it says."""
    spoken = (one for turn in page.records.values() for one in _cast(turn))
    return [(one.id, _sum((f, v, 1) for f, values in votes(one).items() for v in values)) for one in spoken]


def _cast(turn: Row) -> list[Spoken]:
    return [restored(row) for row in json.loads(turn["cast"] or "[]")]


def _sum(said: Iterable[tuple[str, str, int]]) -> int:
    """One number for what is said how often, in any order: sums of two parts add up to that of the whole."""
    return sum(times * _number(field, value) for field, value, times in said)


def _number(field: str, value: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{field}|{value}".encode(), digest_size=8).digest())
