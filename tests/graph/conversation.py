"""A conversation in which a test says what is read: claims made by hand, recorded by the memory's own code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import neo4j

from extraction.records import Claim, Mention, Reading, Referent, When
from extraction.vocabulary import predicate
from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.memory import Memory
from graph.model import Diff
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Unit

ALICE = Referent("Alice", "person", speaker="alice")
BEN = Referent("Ben", "person")
PORTO = Referent("Porto", "location")
TURIN = Referent("Turin", "location")
ACME = Referent("Acme", "organisation")
START = datetime(2025, 3, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """One thing that a message tells: who, what, and of whom or which value."""

    subject: Referent
    predicate: str
    end: Referent | str
    how: dict[str, Any]

    @property
    def referents(self) -> list[Referent]:
        return [one for one in (self.subject, self.end) if isinstance(one, Referent)]


def told(subject: Referent, name: str, end: Referent | str, **how: Any) -> Told:
    """Something told; `how` holds fields of the claim that are not as usual: modality, confidence, valid …"""
    return Told(subject, name, end, how)


def when(start: datetime | None, end: datetime | None = None) -> When:
    """An interval to the day."""
    return When(start.isoformat() if start else None, end.isoformat() if end else None, "day")


class Conversation:
    """A session of which every message is read by hand."""

    def __init__(self, memory: Memory, access: Access, scope: list[str], session_id: str | None = None) -> None:
        self.memory = memory
        self.access = access
        self.scope = scope
        self.session_id = sessions.create(memory, access, sessions.Opening(scope, {}, session_id)).reply.id
        self.minute = 0

    def say(self, *things: Told, minute: int | None = None, recorded: datetime | None = None, **given: Any) -> Diff:
        """Record a message that tells these things, a minute after the last one unless said otherwise."""
        self.minute = self.minute + 1 if minute is None else minute
        content = given.pop("content", words(*things))
        reading = given.pop("reading", None) or by_hand(things, content)
        draft = Draft("", 0, "user", "alice", content, START + timedelta(minutes=self.minute), to_read=False)
        return self.say_all([(replace(draft, **given), reading)], recorded)

    def say_all(self, messages: Sequence[tuple[Draft, Reading]], recorded: datetime | None = None) -> Diff:
        """Record messages in one transaction, each with what is read in it."""
        return self.memory.graph.write(lambda tx: self._record(tx, messages, recorded))

    def _record(
        self, tx: neo4j.Transaction, messages: Sequence[tuple[Draft, Reading]], recorded: datetime | None
    ) -> Diff:
        unit = Unit(tx, self.access.context_id, scopes.parse(self.scope), self.session_id, recorded or clock.now(), ())
        count = run(tx, "session/lock", session=unit.session, now_ms=unit.now_ms)[0]["turn_count"]
        reads = [
            Read(replace(draft, id=ids.new("turn"), seq=count + place), reading, spoken(unit.place, reading))
            for place, (draft, reading) in enumerate(messages, start=1)
        ]
        return record(unit, reads)[0]


def words(*things: Told) -> str:
    """A message that tells things, and nothing else."""
    return "; ".join(map(_words, things))


def _words(thing: Told) -> str:
    end = thing.end.name if isinstance(thing.end, Referent) else thing.end
    return f"{thing.subject.name} {thing.predicate} {end}"


def by_hand(things: Sequence[Told], content: str) -> Reading:
    """What the reader would have given: every referent and every claim, each with the words that say it."""
    referents = list(dict.fromkeys(one for thing in things for one in thing.referents))
    claims = tuple(_claim(thing, content, referents) for thing in things)
    mentions = tuple(
        Mention(0, at, at + len(one.name), one.name, "name", place, "name", 0.9)
        for place, one in enumerate(referents)
        if (at := content.find(one.name)) >= 0
    )
    return Reading(tuple(referents), mentions, claims)


def _claim(thing: Told, content: str, referents: list[Referent]) -> Claim:
    said = _words(thing)
    start = max(content.find(said), 0)
    named = isinstance(thing.end, Referent)
    claim = Claim(
        turn=0,
        start=start,
        end=min(start + len(said), len(content)),
        subject=referents.index(thing.subject),
        predicate=thing.predicate,
        kind=predicate(thing.predicate, "relation" if named else "attribute").kind,
        modality="asserted",
        confidence=0.9,
        rule="by_hand",
        object=referents.index(thing.end) if isinstance(thing.end, Referent) else None,
        value=thing.end if isinstance(thing.end, str) else None,
    )
    return replace(claim, **thing.how)
