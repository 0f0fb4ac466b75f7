"""A block of context for an agent: rules, what is known of whom is spoken of, recent turns, open doubts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import neo4j

from graph import scopes, sessions
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import ContextBlock, ContextItem
from graph.reading import asof, contextitems, doubts, facts, paging, pastcontexts
from graph.reading.doubts import NoteFilter
from graph.writing import gazetteer, names
from graph.writing.turns import last, turn_key

Row = dict[str, Any]
MOST_CHARS = 100_000
SESSIONS = 20
"""Sessions whose last turns count as recent where none is named."""


@dataclass(frozen=True, slots=True)
class ContextFilter:
    """What is wanted: a question to look up names in, the scope, how many turns and facts, how many characters.

    All of it as it was known at `as_of`; of facts what held at `valid_at`.
    """

    query: str | None = None
    scope: tuple[str, ...] = ()
    limit: int = 20
    max_chars: int = 8_000
    as_of: datetime | None = None
    valid_at: datetime | None = None


def of_session(memory: Memory, access: Access, session_id: str, wanted: ContextFilter) -> ContextBlock:
    """The block for a session, within `max_chars` and never cut inside a line.

    It holds the rules in force, what is known of the people and things that the last turns or the question name,
    those turns, and the open doubts. Raises NotFound, Invalid.
    """

    def items(tx: neo4j.Transaction) -> list[ContextItem]:
        session = sessions.find(tx, access, session_id)
        key = sessions.key_of(access, session_id)
        if wanted.as_of:
            turns = pastcontexts.turns_of_session(tx, access, key, asof.until(wanted.as_of), wanted.limit)
        else:
            keys = [turn_key(key, seq) for seq in last(session.turn_count, wanted.limit)]
            turns = [row["turn"] for row in run(tx, "turn/tail", keys=keys, **access.lens.params())]
        return _items(tx, access, wanted, turns, _named(tx, access, wanted.query), session_id)

    return _block(memory, wanted, items)


def of_scope(memory: Memory, access: Access, wanted: ContextFilter) -> ContextBlock:
    """The block for a scope, whatever the session.

    As for a session; its turns are those that speak of whom the question names, then the latest, in the order of
    saying. Raises Invalid.
    """
    narrowed = replace(access, lens=access.lens.narrowed(scopes.parse(wanted.scope)))

    def items(tx: neo4j.Transaction) -> list[ContextItem]:
        asked = _named(tx, narrowed, wanted.query)
        turns = _turns_of_scope(tx, narrowed, asked, wanted)
        return _items(tx, narrowed, wanted, turns, asked)

    return _block(memory, wanted, items)


def _block(
    memory: Memory, wanted: ContextFilter, items: Callable[[neo4j.Transaction], list[ContextItem]]
) -> ContextBlock:
    if not 1 <= wanted.max_chars <= MOST_CHARS:
        raise Invalid(f"max_chars is a number from 1 to {MOST_CHARS}.")
    if not 1 <= wanted.limit <= paging.MOST:
        raise Invalid(f"limit is a number from 1 to {paging.MOST}.")
    kept = contextitems.within(memory.graph.read(items), wanted.max_chars)
    return ContextBlock(context=contextitems.markdown(kept), items=kept)


def _items(
    tx: neo4j.Transaction,
    access: Access,
    wanted: ContextFilter,
    turns: Sequence[Row],
    asked: Sequence[str],
    session_id: str | None = None,
) -> list[ContextItem]:
    """Everything that there is to say: what is known of the entities asked for and of those that the turns name."""
    place = paging.place(None, wanted.limit, "context")
    lens = access.lens.params()
    recent = _ids(run(tx, "entity/recent", turns=[turn["id"] for turn in turns], **lens))
    known = _facts(tx, access, list(dict.fromkeys([*asked, *recent])), wanted)
    rules = doubts.instructions_in(tx, access, place, NoteFilter(as_of=wanted.as_of)).items
    open_ = doubts.uncertainties_in(tx, access, place, NoteFilter("open", session_id, wanted.as_of)).items
    return [
        *(contextitems.of_rule(one) for one in rules if one.active),
        *(contextitems.of_fact(facts.shape(row)) for row in known),
        *_marked(tx, access, turns, wanted.as_of),
        *(contextitems.of_doubt(one) for one in open_),
    ]


def _facts(tx: neo4j.Transaction, access: Access, entities: Sequence[str], wanted: ContextFilter) -> list[Row]:
    """What is known of some entities, or was, or what held at a moment."""
    if wanted.as_of or wanted.valid_at:
        point = asof.until(wanted.as_of)
        return pastcontexts.facts(tx, access, set(entities), point, wanted.valid_at)[: wanted.limit]
    told = {"entities": list(entities), "context": access.context_id, "limit": wanted.limit}
    return run(tx, "fact/of_entities", **told, **access.lens.params())


def _turns_of_scope(tx: neo4j.Transaction, access: Access, asked: Sequence[str], wanted: ContextFilter) -> list[Row]:
    """Up to `limit` turns, in the order of saying: half of them for those that name whom the question names."""
    lens, limit, point = access.lens.params(), wanted.limit, asof.until(wanted.as_of)
    naming = run(tx, "turn/naming", entities=list(asked), recorded_ms=point.recorded_ms, limit=limit, **lens)
    if wanted.as_of:
        recent = pastcontexts.latest_turns(tx, access, point, limit)
    else:
        recent = run(tx, "turn/recent", context=access.context_id, most=SESSIONS, limit=limit, **lens)
    first = naming[: max(limit // 2, limit - len(recent))]
    chosen = {row["turn"]["id"]: row["turn"] for row in [*first, *recent]}
    kept = list(chosen.values())[:limit]
    return sorted(kept, key=lambda turn: (turn["said_ms"], turn["session_id"], turn["seq"]))


def _named(tx: neo4j.Transaction, access: Access, query: str | None) -> list[str]:
    """Ids of the entities that a question names."""
    words = sorted(names.words(query or ""))[: gazetteer.MOST_LOOKUPS]
    lookups = [f"{access.context_id}|{word}" for word in words]
    return _ids(run(tx, "entity/named", lookups=lookups, **access.lens.params())) if lookups else []


def _ids(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row["entity"]["id"] for row in rows))


def _marked(tx: neo4j.Transaction, access: Access, turns: Sequence[Row], as_of: datetime | None) -> list[ContextItem]:
    """Turns as items; one that says what holds no longer is marked, with what holds now, or did at `as_of`."""
    ids = [turn["id"] for turn in turns]
    if as_of:
        rows = pastcontexts.overtaken(tx, access, ids, asof.until(as_of))
    else:
        rows = run(tx, "turn/overtaken", turns=ids, **access.lens.params())
    overtaken: dict[str, list[Row]] = {}
    for row in rows:
        overtaken.setdefault(row["turn"], []).append(row)
    return [contextitems.of_turn(turn, overtaken.get(turn["id"], [])) for turn in turns]
