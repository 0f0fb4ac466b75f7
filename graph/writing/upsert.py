"""Statements written as such: triples that override what was read, with a turn of their own in the record."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import neo4j

from extraction.records import Claim, Mention, Reading, Referent, When
from graph import clock, ids, scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import Remembered, Triple, TripleEnd
from graph.requests import Request, Written, in_turn
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.spoken import spoken
from graph.writing.triples import check, check_together, kind_of, modality_of
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit

SPEAKER = "upsert"


@dataclass(frozen=True, slots=True)
class Triples:
    """Statements to write, all or none."""

    triples: list[Triple]
    session_id: str | None = None
    scope: list[str] | None = None
    labels: list[str] = field(default_factory=list[str])


def assert_triples(
    memory: Memory, access: Access, triples: Triples, request: Request | None = None
) -> Written[Remembered]:
    """Writes statements with `upsert` trust: they replace what was read, whoever said it.

    The statements are kept as a turn, a line each, and each fact cites its line. Raises Invalid for a triple that
    is none and for two that contradict each other, NotFound, Forbidden, IdempotencyConflict.
    """
    for triple in triples.triples:
        check(triple)
    if not triples.triples:
        raise Invalid("Give at least one triple.")
    check_together(triples.triples, clock.now())
    return in_turn(memory, access, request, Remembered, lambda tx: _write(tx, access, triples))


def _write(tx: neo4j.Transaction, access: Access, triples: Triples) -> Remembered:
    unit, draft = _opened(tx, access, triples)
    diff, trace_id = record(unit, [read_triples(unit.place, draft)], operation="assert")
    return Remembered(session_id=unit.session_id, trace_id=trace_id, turn_ids=[draft.id], diff=diff)


def read_triples(place: Place, draft: Draft) -> Read:
    """What the turn of statements says."""
    triples = [Triple.model_validate(row) for row in json.loads(draft.payload or "[]")]
    ends = [_referent(end) for triple in triples for end in (triple.subject, triple.object) if end]
    referents = tuple(dict.fromkeys(ends))
    claims = tuple(_claim(triple, draft, line, referents) for line, triple in enumerate(triples))
    mentions = tuple(_mentions(triples, referents))
    reading = Reading(referents, mentions, claims)
    return Read(draft, reading, spoken(place, reading))


def _opened(tx: neo4j.Transaction, access: Access, triples: Triples) -> tuple[Unit, Draft]:
    """The unit of work and the turn of the statements, in the session named or a new one."""
    if triples.session_id:
        session = sessions.find(tx, access, triples.session_id)
    else:
        scope = access.lens.writable(scopes.parse(triples.scope or []))
        session = sessions.open_one(tx, access, sessions.Opening(list(scope)))
    scope = sessions.write_scope(access, session, triples.scope)
    now = clock.now()
    unit = Unit(tx, access.context_id, scope, session.id, now, tuple(triples.labels))
    count = run(tx, "session/lock", session=unit.session, now_ms=unit.now_ms)[0]["turn_count"]
    draft = Draft(
        ids.new("turn"),
        count + 1,
        "system",
        SPEAKER,
        told(triples.triples),
        now,
        kind="upsert",
        scope=scope,
        to_read=False,
        payload=payload_of(triples.triples),
    )
    return unit, draft


def told(triples: Sequence[Triple]) -> str:
    """Triples as the text of their turn, a line each."""
    return "\n".join(map(_line, triples))


def payload_of(triples: Sequence[Triple]) -> str:
    """Triples as their turn keeps them."""
    return json.dumps([triple.model_dump(mode="json") for triple in triples])


def _line(triple: Triple) -> str:
    """A triple as a line of text, which its fact quotes."""
    end = triple.object.name if triple.object else triple.value
    return f"{triple.subject.name} {triple.predicate} {end}"


def _claim(triple: Triple, draft: Draft, line: int, referents: Sequence[Referent]) -> Claim:
    lines = draft.content.split("\n")
    start = sum(len(before) + 1 for before in lines[:line])
    return Claim(
        turn=0,
        start=start,
        end=start + len(lines[line]),
        subject=referents.index(_referent(triple.subject)),
        predicate=triple.predicate,
        kind=kind_of(triple),
        modality=modality_of(triple, draft.said_at),
        confidence=triple.confidence,
        rule="upsert",
        object=referents.index(_referent(triple.object)) if triple.object else None,
        value=triple.value,
        valid=_when(triple),
    )


def _mentions(triples: Sequence[Triple], referents: Sequence[Referent]) -> Iterator[Mention]:
    """Each name where it stands in the lines: the subject begins one, the object ends it."""
    start = 0
    for triple in triples:
        end = start + len(_line(triple))
        yield _mention(triple.subject, start, referents)
        if triple.object:
            yield _mention(triple.object, end - len(triple.object.name), referents)
        start = end + 1


def _mention(end: TripleEnd, start: int, referents: Sequence[Referent]) -> Mention:
    place = referents.index(_referent(end))
    return Mention(0, start, start + len(end.name), end.name, "name", place, "name", 1.0)


def _when(triple: Triple) -> When | None:
    start = triple.occurred_at or triple.valid_from
    if start is None and triple.valid_until is None:
        return None
    end = triple.valid_until
    return When(start.isoformat() if start else None, end.isoformat() if end else None, "minute")


def _referent(end: TripleEnd) -> Referent:
    return Referent(end.name, end.type)
