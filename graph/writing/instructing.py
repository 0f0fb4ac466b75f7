"""Instructions in the graph: what turns say of them is their evidence, and all that they are follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extraction.records import Aim, Rule
from graph import clock, scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.writing import names, rules
from graph.writing.authority import origin_of, trust_of
from graph.writing.doubting import listing
from graph.writing.rules import Saying, Standing
from graph.writing.turns import Draft
from graph.writing.unit import Unit

Row = dict[str, Any]
RuleAction = Literal["created", "confirmed", "reversed", "revived", "erased"]


@dataclass(frozen=True, slots=True)
class RuleMove:
    """What became of one instruction: its properties as they are now, or as they were."""

    action: RuleAction
    row: Row


def row(unit: Unit, rule: Rule, turn: Draft) -> Row:
    """A saying of a rule, as `instruction/record` takes it."""
    aim, scope = rule.aim, scopes.text(unit.scope)
    ident = derived("inst", unit.context, scope, names.normal(rule.text), aim.topic, aim.value, aim.sense)
    return {
        "id": ident,
        "turn": turn.id,
        "instruction": {
            "context": unit.context,
            "scope": list(unit.scope),
            "group": derived("group", unit.context, scope, aim.topic) if aim.topic else ident,
            "topic": aim.topic,
            "value": aim.value,
            "sense": aim.sense,
            "single": aim.single,
        },
        "said": {
            "start": rule.start,
            "end": rule.end,
            "quote": turn.content[rule.start : rule.end],
            "label": rule.label,
            "role": turn.role,
            "trust": trust_of(turn.kind, turn.role),
            "confidence": 1.0,
        },
    }


def record(unit: Unit, rows: Sequence[Row]) -> list[RuleMove]:
    """Keeps what is said of rules, and says what became of each rule that this touches."""
    kept = run(unit.tx, "instruction/record", sayings=rows, opening=unit.opening)
    new = {one["instruction"] for one in kept if one["created"]}
    return _settle(unit, {one["instruction"]["group"] for one in rows}, new)


def withdraw(unit: Unit, turns: Sequence[str], stay: Sequence[tuple[str, int]] = ()) -> list[RuleMove]:
    """Takes away what some turns say of rules, and says what became of the rules without it.

    What stands at a place that stays, a turn's id and the first character, is left.
    """
    places = [f"{turn}|{start}" for turn, start in stay]
    touched = run(unit.tx, "instruction/withdraw", turns=turns, stay=places)
    return _settle(unit, {one["group"] for one in touched}, set())


def _settle(unit: Unit, groups: set[str], said: set[str]) -> list[RuleMove]:
    """Works out again which rules of some groups hold, and writes what changed."""
    if not groups:
        return []
    found = run(unit.tx, "instruction/of_groups", groups=sorted(groups))
    before = {one["instruction"]["id"]: one["instruction"] for one in found}
    after = following(found)
    changed = [one for ident, one in after.items() if differences(before[ident], one["properties"])]
    run(unit.tx, "instruction/revise", instructions=changed)
    gone = sorted(before.keys() - after.keys())
    run(unit.tx, "instruction/remove", instructions=gone)
    moves = [_move(before[ident], after.get(ident), ident in said) for ident in sorted(before)]
    return [move for move in moves if move and move.row["rule"] and unit.shows(move.row)]


def following(found: Sequence[Row]) -> dict[str, Row]:
    """The instructions of whole groups as follows from what is said of them, from rows of `instruction/of_groups`."""
    sayings = {_key(one): one for one in found if one["said"]}
    groups = dict[str, list[Saying]]()
    for one in sayings.values():
        groups.setdefault(one["instruction"]["group"], []).append(_saying(one))
    standing = {ident: held for group in groups.values() for ident, held in rules.standing(group).items()}
    return {ident: _written(held, sayings) for ident, held in standing.items()}


def _key(found: Row) -> tuple[str, str, int]:
    return (found["instruction"]["id"], found["turn"]["id"], found["said"]["start"])


def _saying(found: Row) -> Saying:
    kept, turn = found["instruction"], found["turn"]
    said = found["said"]
    aim = Aim(kept["topic"], kept["value"], kept["sense"], kept["single"])
    place = (turn["said_ms"], turn["session_id"], turn["seq"], said["start"], turn["id"])
    return Saying(kept["id"], aim, said["role"], *place, by_hand=turn["kind"] == "correction")


def differences(old: Row, properties: Row) -> list[str]:
    """The properties in which a stored instruction is not what it would be written as now."""
    return [name for name, value in properties.items() if old.get(name) != value]


def _written(held: Standing, sayings: Mapping[tuple[str, str, int], Row]) -> Row:
    """An instruction as `instruction/revise` takes it: its source is the earliest saying that is left."""
    first = held.first
    found = sayings[first.instruction, first.turn_id, first.start]
    said, turn = found["said"], found["turn"]
    kept = found["instruction"]
    known = min(one["turn"]["recorded_ms"] for key, one in sayings.items() if key[0] == first.instruction)
    properties = {
        **{name: said[name] for name in ("start", "end", "quote", "label", "role", "trust")},
        "description": said["quote"],
        "display": said["label"],
        "active": held.active,
        "reversed_by": held.reversed_by,
        "rule": first.aim.sense in rules.RULES,
        "session_id": turn["session_id"],
        "turn_id": turn["id"],
        "speaker": turn["speaker"],
        "origin": origin_of(turn["kind"]),
        "recorded_ms": known,
        **listing(kept["context"], kept["scope"], known),
    }
    return {"id": first.instruction, "said_at": clock.iso(turn["said_at"]), "properties": properties}


def _move(old: Row, new: Row | None, said: bool) -> RuleMove | None:  # noqa: FBT001
    """What became of an instruction; one that was just made has no state of before."""
    if new is None:
        return RuleMove("erased", old)
    now = {**old, **new["properties"], "said_at": new["said_at"]}
    if old.get("active") != now["active"]:
        made = "created" if old.get("active") is None else "revived"
        return RuleMove(made if now["active"] else "reversed", now)
    return RuleMove("confirmed", now) if said else None
