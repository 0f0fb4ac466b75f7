"""What a block of context is made of: records as lines of text, each with what it is worth, and those that fit."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.clock import iso
from graph.model import ContextItem, Fact, Instruction, Uncertainty

RULE, DOUBT = 1.0, 0.4
"""What a rule and a doubt are worth. Rules are kept before everything else."""
LEAST, MOST = 0.3, 0.8
"""What a turn or fact is worth that hardly answers the question, and the one that answers it best."""
DIGITS = 1
"""Of how well something answers: no more, so that a small change of a question or of the memory changes little."""
HEADINGS = {
    "instruction": "## Rules in force",
    "fact": "## What is known",
    "turn": "## Recent turns",
    "uncertainty": "## Open doubts",
}


def of_rule(rule: Instruction) -> ContextItem:
    """A rule for the agent as an item."""
    return _item("instruction", rule.id, rule.description, "current", rule.source.ref, RULE)


def of_doubt(doubt: Uncertainty) -> ContextItem:
    """A recorded doubt as an item."""
    return _item("uncertainty", doubt.id, f"{doubt.about} ({doubt.reason})", doubt.status, doubt.source.ref, DOUBT)


def worth(answers: float) -> float:
    """What a turn or fact is worth that answers a question so well, from 0 to 1 as the best one does."""
    return round(LEAST + (MOST - LEAST) * round(answers, DIGITS), 2)


def of_fact(fact: Fact, value: float = LEAST) -> ContextItem:
    """A fact as an item: a sentence with its dates."""
    return _item("fact", fact.id, told(fact), fact.status, fact.source.ref, value)


def told(fact: Fact) -> str:
    """A fact as a sentence with its dates."""
    end = fact.object.name if fact.object else fact.value or ""
    since = f" since {fact.valid_from[:10]}" if fact.valid_from else ""
    when = f" on {fact.occurred_at[:10]}" if fact.occurred_at else ""
    plan = {"planned": " (planned)", "denied": ": not so"}.get(fact.status, "")
    text = f"{fact.subject.name} {_spoken(fact.predicate)} {end}".strip()
    said = f", said {iso(fact.source.said_at)[:10]}"
    return " ".join(f"{text}{since}{when}{plan}{said}".split())


def of_turn(turn: Mapping[str, Any], overtaken: Sequence[Mapping[str, Any]], value: float = LEAST) -> ContextItem:
    """A turn as an item; rows of `turn/overtaken` make it `past`, and its text says what holds instead."""
    notes = list(dict.fromkeys(map(_instead, overtaken)))
    note = f" [past; {'; '.join(notes)}]" if notes else ""
    text = f"{turn['speaker']}: {turn['content']}{note}"
    return _item("turn", turn["id"], text, "past" if notes else "current", f"turn:{turn['id']}", value)


def within(items: Sequence[ContextItem], most: int, sure: Collection[str] = ()) -> list[ContextItem]:
    """The items that fit into so many characters, in their own order, none of them cut.

    Rules come first, then those that are `sure`, then what is worth most a character, of turns the latest first.
    """

    def order(place: int) -> tuple[bool, bool, float, int]:
        item = items[place]
        late = -place if item.kind == "turn" else place
        return item.kind != "instruction", item.id not in sure, -item.score / len(_line(item)), late

    kept = list[int]()
    headed, room = set[str](), most + 2  # the last line ends without the two line breaks of the others
    for place in sorted(range(len(items)), key=order):
        kind = items[place].kind
        cost = len(_line(items[place])) + 1 + (0 if kind in headed else len(HEADINGS[kind]) + 2)
        if cost <= room:
            kept.append(place)
            headed.add(kind)
            room -= cost
    return [items[place] for place in sorted(kept)]


def markdown(items: Sequence[ContextItem]) -> str:
    """The items as text, a heading for each kind that there is."""
    lines: list[str] = []
    for kind, heading in HEADINGS.items():
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            lines += [heading, *map(_line, of_kind), ""]
    return "\n".join(lines).strip()


def _line(item: ContextItem) -> str:
    return f"- {item.text} [{item.source.removeprefix('turn:')}]"


def _instead(row: Mapping[str, Any]) -> str:
    said = f"{row['subject']} {_spoken(row['predicate'])} {row['end'] or ''}".strip()
    return f"now: {said}" if row["replaced"] else f"no longer: {said}"


def _spoken(predicate: str) -> str:
    return predicate.replace("_", " ")


def _item(kind: str, ident: str, text: str, status: str, source: str, value: float) -> ContextItem:
    shown = {"kind": kind, "id": ident, "text": " ".join(text.split()), "status": status, "source": source}
    return ContextItem.model_validate({**shown, "score": value})
