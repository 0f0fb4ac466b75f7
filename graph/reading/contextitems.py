"""What a block of context is made of: records as lines of text, and those of them that fit."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.clock import iso
from graph.model import ContextItem, Fact, Instruction, Uncertainty

RANKS = {"instruction": 1.0, "fact": 0.8, "turn": 0.6, "uncertainty": 0.4}
"""What is kept first when there is not room for all."""
HEADINGS = {
    "instruction": "## Rules in force",
    "fact": "## What is known",
    "turn": "## Recent turns",
    "uncertainty": "## Open doubts",
}


def of_rule(rule: Instruction) -> ContextItem:
    """A rule for the agent as an item."""
    return _item("instruction", rule.id, rule.description, "current", rule.source.ref)


def of_doubt(doubt: Uncertainty) -> ContextItem:
    """A recorded doubt as an item."""
    return _item("uncertainty", doubt.id, f"{doubt.about} ({doubt.reason})", doubt.status, doubt.source.ref)


def of_fact(fact: Fact) -> ContextItem:
    """A fact as an item: a sentence with its dates."""
    end = fact.object.name if fact.object else fact.value or ""
    since = f" since {fact.valid_from[:10]}" if fact.valid_from else ""
    when = f" on {fact.occurred_at[:10]}" if fact.occurred_at else ""
    plan = {"planned": " (planned)", "denied": ": not so"}.get(fact.status, "")
    text = f"{fact.subject.name} {_spoken(fact.predicate)} {end}".strip()
    said = f", said {iso(fact.source.said_at)[:10]}"
    return _item("fact", fact.id, f"{text}{since}{when}{plan}{said}", fact.status, fact.source.ref)


def of_turn(turn: Mapping[str, Any], overtaken: Sequence[Mapping[str, Any]]) -> ContextItem:
    """A turn as an item; rows of `turn/overtaken` make it `past`, and its text says what holds instead."""
    notes = list(dict.fromkeys(map(_instead, overtaken)))
    note = f" [past; {'; '.join(notes)}]" if notes else ""
    text = f"{turn['speaker']}: {turn['content']}{note}"
    return _item("turn", turn["id"], text, "past" if notes else "current", f"turn:{turn['id']}")


def within(items: Sequence[ContextItem], most: int) -> list[ContextItem]:
    """The items that fit, the more important kinds first and of turns the latest first, in their own order."""
    order = sorted(
        range(len(items)), key=lambda place: (-items[place].score, -place if items[place].kind == "turn" else place)
    )
    kept: list[int] = []
    for place in order:
        if len(markdown([items[n] for n in sorted([*kept, place])])) <= most:
            kept.append(place)
    return [items[place] for place in sorted(kept)]


def markdown(items: Sequence[ContextItem]) -> str:
    """The items as text, a heading for each kind that there is."""
    lines: list[str] = []
    for kind, heading in HEADINGS.items():
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            lines += [heading, *(f"- {item.text} [{item.source.removeprefix('turn:')}]" for item in of_kind), ""]
    return "\n".join(lines).strip()


def _instead(row: Mapping[str, Any]) -> str:
    said = f"{row['subject']} {_spoken(row['predicate'])} {row['end'] or ''}".strip()
    return f"now: {said}" if row["replaced"] else f"no longer: {said}"


def _spoken(predicate: str) -> str:
    return predicate.replace("_", " ")


def _item(kind: str, ident: str, text: str, status: str, source: str) -> ContextItem:
    told = {"kind": kind, "id": ident, "text": " ".join(text.split()), "status": status, "source": source}
    return ContextItem.model_validate({**told, "score": RANKS[kind]})
