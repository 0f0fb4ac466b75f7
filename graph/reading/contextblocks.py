"""A block of context for an agent: rules, what is known of whom is spoken of, recent turns, open doubts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.clock import iso
from graph.engine.queries import run
from graph.errors import Invalid
from graph.memory import Memory
from graph.model import ContextBlock, ContextItem, Fact
from graph.reading import doubts, facts, paging
from graph.reading.doubts import NoteFilter
from graph.writing import gazetteer, names
from graph.writing.turns import last, turn_key

MOST_CHARS = 100_000
RANKS = {"instruction": 1.0, "fact": 0.8, "turn": 0.6, "uncertainty": 0.4}
"""What is kept first when there is not room for all."""
HEADINGS = {
    "instruction": "## Rules in force",
    "fact": "## What is known",
    "turn": "## Recent turns",
    "uncertainty": "## Open doubts",
}


@dataclass(frozen=True, slots=True)
class ContextFilter:
    """What is wanted: a question to look up names in, how many turns and facts, how many characters."""

    query: str | None = None
    limit: int = 20
    max_chars: int = 8_000


def of_session(memory: Memory, access: Access, session_id: str, wanted: ContextFilter) -> ContextBlock:
    """The block for a session, within `max_chars` and never cut inside a line.

    It holds the rules in force, what is known of the people and things that the last turns or the question name,
    those turns, and the open doubts. Raises NotFound, Invalid.
    """
    if not 1 <= wanted.max_chars <= MOST_CHARS:
        raise Invalid(f"max_chars is a number from 1 to {MOST_CHARS}.")
    place = paging.place(None, wanted.limit, "context")
    items = memory.graph.read(lambda tx: _items(tx, access, session_id, wanted, place))
    kept = _within(items, wanted.max_chars)
    return ContextBlock(context=_markdown(kept), items=kept)


def _items(
    tx: neo4j.Transaction, access: Access, session_id: str, wanted: ContextFilter, place: paging.Place
) -> list[ContextItem]:
    session = sessions.find(tx, access, session_id)
    key = sessions.key_of(access, session_id)
    keys = [turn_key(key, seq) for seq in last(session.turn_count, wanted.limit)]
    turns = [row["turn"] for row in run(tx, "turn/tail", keys=keys, **access.lens.params())]
    entities = _spoken_of(tx, access, keys, wanted.query)
    known = run(
        tx,
        "fact/of_entities",
        entities=entities,
        context=access.context_id,
        limit=wanted.limit,
        **access.lens.params(),
    )
    rules = doubts.instructions_in(tx, access, place, NoteFilter()).items
    open_ = doubts.uncertainties_in(tx, access, place, NoteFilter("open", session_id)).items
    return [
        *(_item("instruction", one.id, one.description, "current", one.source.ref) for one in rules if one.active),
        *(_fact(facts.shape(row)) for row in known),
        *_turns(tx, access, turns),
        *(_item("uncertainty", one.id, f"{one.about} ({one.reason})", one.status, one.source.ref) for one in open_),
    ]


def _spoken_of(tx: neo4j.Transaction, access: Access, keys: list[str], query: str | None) -> list[str]:
    """Ids of the entities named in the question, then of those that the recent turns speak of."""
    lens = access.lens.params()
    words = sorted(names.words(query or ""))[: gazetteer.MOST_LOOKUPS]
    lookups = [f"{access.context_id}|{word}" for word in words]
    asked = run(tx, "entity/named", lookups=lookups, **lens) if lookups else []
    recent = run(tx, "entity/recent", keys=keys, **lens)
    return list(dict.fromkeys(row["entity"]["id"] for row in (*asked, *recent)))


def _turns(tx: neo4j.Transaction, access: Access, turns: Sequence[dict[str, Any]]) -> Iterable[ContextItem]:
    """Turns as items; one that says what has ended since is marked, with what holds now."""
    ended: dict[str, list[str]] = {}
    for row in run(tx, "fact/ended_of_turns", turns=[turn["id"] for turn in turns], **access.lens.params()):
        now = f"now {row['now']}" if row["now"] else "no longer"
        ended.setdefault(row["turn"], []).append(f"{row['predicate']}: {now}")
    for turn in turns:
        past = ended.get(turn["id"])
        note = f" [past; {'; '.join(past)}]" if past else ""
        text = f"{turn['speaker']}: {turn['content']}{note}"
        yield _item("turn", turn["id"], text, "past" if past else "current", f"turn:{turn['id']}")


def _fact(fact: Fact) -> ContextItem:
    end = fact.object.name if fact.object else fact.value or ""
    since = f" since {fact.valid_from[:10]}" if fact.valid_from else ""
    when = f" on {fact.occurred_at[:10]}" if fact.occurred_at else ""
    plan = " (planned)" if fact.status == "planned" else ""
    text = f"{fact.subject.name} {fact.predicate.replace('_', ' ')} {end}".strip()
    said = f", said {iso(fact.source.said_at)[:10]}"
    return _item("fact", fact.id, f"{text}{since}{when}{plan}{said}", fact.status, fact.source.ref)


def _item(kind: str, ident: str, text: str, status: str, source: str) -> ContextItem:
    told = {"kind": kind, "id": ident, "text": " ".join(text.split()), "status": status, "source": source}
    return ContextItem.model_validate({**told, "score": RANKS[kind]})


def _within(items: Sequence[ContextItem], most: int) -> list[ContextItem]:
    """The items that fit, the more important kinds first and of turns the latest first, in their own order."""
    order = sorted(
        range(len(items)), key=lambda place: (-items[place].score, -place if _is_turn(items, place) else place)
    )
    kept: list[int] = []
    for place in order:
        if len(_markdown([items[n] for n in sorted([*kept, place])])) <= most:
            kept.append(place)
    return [items[place] for place in sorted(kept)]


def _is_turn(items: Sequence[ContextItem], place: int) -> bool:
    return items[place].kind == "turn"


def _markdown(items: Sequence[ContextItem]) -> str:
    lines: list[str] = []
    for kind, heading in HEADINGS.items():
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            lines += [heading, *(f"- {item.text} [{item.source.removeprefix('turn:')}]" for item in of_kind), ""]
    return "\n".join(lines).strip()
