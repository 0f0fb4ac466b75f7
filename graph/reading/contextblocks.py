"""A block of context for an agent: rules, what is known of whom is spoken of, recent turns, open doubts."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import ContextBlock, ContextItem, Fact, Session
from graph.reading import asof, contextchoice, contextitems, facts, latestnotes, paging, pastcontexts
from graph.reading.contextchoice import Ranked
from graph.reading.doubts import NoteFilter
from graph.recall import pronouns
from graph.recall.pool import Place
from graph.recall.readtraces import Asked, Steps
from graph.recall.recall import KINDS, looked_at, searching
from graph.writing import correcting
from graph.writing.turns import last, turn_key

Row = dict[str, Any]
Find = Callable[[neo4j.Transaction], Ranked]
MOST_CHARS = 100_000
SESSIONS = 20
"""Sessions whose last turns count as recent where none is named."""


@dataclass(frozen=True, slots=True)
class ContextFilter:
    """What is wanted: for which question, in which scope, how many turns and facts, how many characters.

    All of it as it was known at `as_of`; of facts what held at `valid_at`.
    """

    query: str | None = None
    scope: tuple[str, ...] = ()
    limit: int = 20
    max_chars: int = 8_000
    as_of: datetime | None = None
    valid_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A block in the making: for whom, and of which session if of one."""

    memory: Memory
    access: Access
    wanted: ContextFilter
    session: Session | None = None

    @property
    def session_id(self) -> str | None:
        return self.session.id if self.session else None


def of_session(memory: Memory, access: Access, session_id: str, wanted: ContextFilter) -> ContextBlock:
    """The block for a session, within `max_chars` and never cut inside a line.

    It holds the rules in force, what is known that answers the question and of the people and things that the last
    turns name, those turns, and the open doubts: all of it as far as it concerns the session, whatever else the key
    sees. Raises NotFound, Invalid.
    """
    session = sessions.show(memory, access, session_id)
    own = replace(access, lens=access.lens.of_session(session.scope))
    key = sessions.key_of(access, session_id)

    def turns(tx: neo4j.Transaction, _: Ranked) -> list[Row]:
        if wanted.as_of:
            return pastcontexts.turns_of_session(tx, own, key, asof.until(wanted.as_of), wanted.limit)
        keys = [turn_key(key, seq) for seq in last(session.turn_count, wanted.limit)]
        return [row["turn"] for row in run(tx, "turn/tail", keys=keys, **own.lens.params())]

    return _made(_Block(memory, own, wanted, session), turns)


def of_scope(memory: Memory, access: Access, wanted: ContextFilter) -> ContextBlock:
    """The block for a scope, whatever the session.

    As for a session; its turns are those that answer the question best, then the latest, in the order of saying.
    Raises Invalid.
    """
    narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(wanted.scope)))
    return _made(_Block(memory, narrowed, wanted), lambda tx, ranked: _turns_of_scope(tx, narrowed, ranked, wanted))


def _made(block: _Block, turns_of: Callable[[neo4j.Transaction, Ranked], list[Row]]) -> ContextBlock:
    memory, wanted = block.memory, block.wanted
    _check(wanted)
    steps = Steps()

    def work(tx: neo4j.Transaction) -> tuple[Ranked, list[ContextItem], dict[str, str]]:
        ranked = find(tx)
        with steps.timed("context"):
            turns = turns_of(tx, ranked)
            known = _facts(tx, block, ranked, turns)
            said = contextchoice.said(known, turns)
            return ranked, _items(tx, block, ranked, turns, known), said

    with _finding(block, steps) as find:
        ranked, items, said = memory.graph.read(work)
    kept = contextchoice.kept(items, said, wanted.max_chars)
    asked = Asked("context", wanted.query, looked_at(ranked.found), block.session_id)
    trace_id = memory.reads.keep(block.access.holder, asked, steps)
    return ContextBlock(context=contextitems.markdown(kept), items=kept, trace_id=trace_id)


def _check(wanted: ContextFilter) -> None:
    if not 1 <= wanted.max_chars <= MOST_CHARS:
        raise Invalid(f"max_chars is a number from 1 to {MOST_CHARS}.")
    if not 1 <= wanted.limit <= paging.MOST:
        raise Invalid(f"limit is a number from 1 to {paging.MOST}.")


@contextmanager
def _finding(block: _Block, steps: Steps) -> Generator[Find]:
    """What recall finds for the question; nothing where there is none."""
    wanted = block.wanted
    if not wanted.query or not wanted.query.strip():
        yield lambda _: Ranked()
        return
    query, session = wanted.query, block.session
    place = Place(block.access, wanted.as_of, wanted.valid_at, speaking=tuple(session.scope) if session else None)
    if session and not wanted.as_of:
        query = pronouns.spelled_out(block.memory, block.access, session, query)
    with searching(block.memory, query, place, KINDS, steps) as search:
        yield lambda tx: Ranked(search(tx).found(KINDS)[0])


def _items(
    tx: neo4j.Transaction, block: _Block, ranked: Ranked, turns: Sequence[Row], known: Sequence[Fact]
) -> list[ContextItem]:
    """Everything that there is to say, each kind oldest first: what comes later changes nothing before it."""
    access, wanted, worth = block.access, block.wanted, ranked.worth()
    rules = latestnotes.rules(tx, access, NoteFilter(as_of=wanted.as_of), latestnotes.RULES)
    noted = NoteFilter(session_id=block.session_id, as_of=wanted.as_of)
    return [
        *map(contextitems.of_rule, rules),
        *(contextitems.of_fact(fact, worth.get(fact.id, contextitems.LEAST)) for fact in known),
        *_marked(tx, block, turns, contextchoice.of_turns(worth, turns, wanted.limit)),
        *map(contextitems.of_doubt, latestnotes.open_doubts(tx, access, noted, latestnotes.DOUBTS)),
    ]


def _facts(tx: neo4j.Transaction, block: _Block, ranked: Ranked, turns: Sequence[Row]) -> list[Fact]:
    """What answers the question best, and what is known of whom it or the turns name, oldest first."""
    access, wanted = block.access, block.wanted
    recent = _ids(run(tx, "entity/recent", turns=[turn["id"] for turn in turns], **access.lens.params()))
    entities = list(dict.fromkeys([*ranked.entities, *recent]))
    more = [facts.shape(row) for row in _of_entities(tx, access, entities, wanted)]
    answering = [fact for fact in ranked.facts if pastcontexts.is_told(fact.status, fact.known_until, wanted.valid_at)]
    told = {fact.id: fact for fact in (*more, *answering)}
    worth = ranked.worth()
    best = sorted(told.values(), key=lambda fact: (-worth.get(fact.id, 0.0), *_when(fact)))[: wanted.limit]
    return sorted(best, key=lambda fact: (fact.source.said_at, fact.id))


def _when(fact: Fact) -> tuple[float, str]:
    """The latest said first."""
    return -fact.source.said_at.timestamp(), fact.id


def _of_entities(tx: neo4j.Transaction, access: Access, entities: Sequence[str], wanted: ContextFilter) -> list[Row]:
    """What is known of some entities, or was, or what held at a moment."""
    if wanted.as_of or wanted.valid_at:
        point = asof.until(wanted.as_of)
        return pastcontexts.facts(tx, access, set(entities), point, wanted.valid_at)[: wanted.limit]
    told = {"entities": list(entities), "context": access.context_id, "limit": wanted.limit}
    return run(tx, "fact/of_entities", **told, **access.lens.params())


def _turns_of_scope(tx: neo4j.Transaction, access: Access, ranked: Ranked, wanted: ContextFilter) -> list[Row]:
    """Up to `limit` turns, in the order of saying: half of them for those that answer the question best."""
    lens, limit, point = access.lens.params(), wanted.limit, asof.until(wanted.as_of)
    if wanted.as_of:
        recent = pastcontexts.latest_turns(tx, access, point, limit)
    else:
        recent = run(tx, "turn/recent", context=access.context_id, most=SESSIONS, limit=limit, **lens)
    latest = [row["turn"] for row in recent if _was_said(row["turn"])]
    first = list(filter(_was_said, ranked.turns))[: max(limit // 2, limit - len(latest))]
    chosen = {turn["id"]: turn for turn in (*first, *latest)}
    kept = list(chosen.values())[:limit]
    return sorted(kept, key=lambda turn: (turn["said_ms"], turn["session_id"], turn["seq"]))


def _was_said(turn: Row) -> bool:
    """Whether somebody said it: of a correction, which may have been undone since, the facts tell what came of it."""
    return (turn["speaker"], turn.get("role", "system")) != (correcting.SPEAKER, "system")


def _ids(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row["entity"]["id"] for row in rows))


def _marked(tx: neo4j.Transaction, block: _Block, turns: Sequence[Row], values: Sequence[float]) -> list[ContextItem]:
    """Turns as items; one that says what holds no longer is marked, with what holds now, or did at `as_of`."""
    access, as_of, ids = block.access, block.wanted.as_of, [turn["id"] for turn in turns]
    if as_of:
        rows = pastcontexts.overtaken(tx, access, ids, asof.until(as_of))
    else:
        rows = run(tx, "turn/overtaken", turns=ids, **access.lens.params())
    overtaken: dict[str, list[Row]] = {}
    for row in rows:
        overtaken.setdefault(row["turn"], []).append(row)
    pairs = zip(turns, values, strict=True)
    return [contextitems.of_turn(turn, overtaken.get(turn["id"], []), value) for turn, value in pairs]
