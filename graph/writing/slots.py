"""Slots: which claims compete with each other, and what each of them says."""

from dataclasses import dataclass
from typing import Any

from extraction.records import Claim
from extraction.vocabulary import Predicate, predicate
from graph import clock, scopes
from graph.ids import derived
from graph.writing import names
from graph.writing.authority import trust_of
from graph.writing.turns import Draft
from graph.writing.unit import Unit
from graph.writing.verdicts import COMPETING, Evidence


@dataclass(frozen=True, slots=True)
class Slot:
    """Where claims of one scope and subject compete; `single` where a newer content replaces an older one."""

    key: str
    subject_id: str
    predicate: str
    single: bool

    def properties(self, unit: Unit) -> dict[str, Any]:
        """As the graph keeps it."""
        return {
            "id": derived("slot", self.key),
            "context": unit.context,
            "scope": list(unit.scope),
            "subject_id": self.subject_id,
            "predicate": self.predicate,
            "single": self.single,
        }


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the entities that it is about and the turn that says it."""

    claim: Claim
    subject_id: str
    object_id: str | None
    turn: Draft


def slot_of(unit: Unit, said: Said) -> Slot:
    """The slot in which a claim competes."""
    rule = predicate(said.claim.predicate, said.claim.kind)
    group = "/".join(sorted({rule.name, rule.opposite or rule.name}))
    ends = [said.subject_id]
    if rule.cardinality == "many":
        ends.append(said.object_id or names.normal(said.claim.value or ""))
    if rule.symmetric and rule.cardinality == "many":
        # Who is whose friend is one question, whichever of the two is asked.
        ends = sorted([said.subject_id, said.object_id or ""])
    key = derived("slot", unit.context, scopes.text(unit.scope), group, *ends)
    return Slot(key, said.subject_id, group, single(rule))


def record(unit: Unit, said: Said) -> dict[str, Any]:
    """A claim as the graph keeps it: a row for `claim/record`."""
    claim, turn = said.claim, said.turn
    slot = slot_of(unit, said).key if claim.modality in COMPETING else None
    parts = [turn.id, str(claim.start), str(claim.end), said.subject_id, claim.predicate]
    when = claim.valid
    content = _content(said)
    properties: dict[str, Any] = {
        "context": unit.context,
        "scope": list(unit.scope),
        "labels": list(unit.labels),
        "slot": slot,
        "predicate": claim.predicate,
        "subject_id": said.subject_id,
        "object_id": said.object_id,
        "value": claim.value,
        "content": content,
        "kind": claim.kind,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "trust": trust_of(turn.kind, turn.role),
        "origin": "turn" if turn.kind == "message" else turn.kind,
        "role": turn.role,
        "speaker": turn.speaker,
        "additive": claim.additive,
        "correction": claim.correction,
        "rule": claim.rule,
        "said_ms": clock.millis(turn.said_at),
        "said_at": clock.iso(turn.said_at),
        "recorded_at": unit.stamp,
        "recorded_ms": unit.now_ms,
        "session_id": unit.session_id,
        "seq": turn.seq,
        "turn_id": turn.id,
        "start": claim.start,
        "end": claim.end,
        "quote": turn.content[claim.start : claim.end],
        "valid_from": clock.normalised(when.start) if when else None,
        "valid_until": clock.normalised(when.end) if when else None,
        "valid_precision": when.precision if when else None,
    }
    ident = derived("claim", *parts, content, claim.modality)
    return {
        "id": ident,
        "turn": turn.id,
        "subject": said.subject_id,
        "object": said.object_id,
        "slot": slot,
        "properties": properties,
    }


def evidence(row: dict[str, Any]) -> Evidence:
    """A stored claim as the fold takes it."""
    fields = {name: row.get(name) for name in Evidence.__dataclass_fields__ if name != "labels"}
    return Evidence(**fields, labels=tuple(row.get("labels") or ()))  # pyright: ignore[reportArgumentType]


def single(rule: Predicate) -> bool:
    """Whether a newer content of a slot replaces an older one: one value at a time, or liked and disliked."""
    return rule.cardinality != "many" or rule.opposite is not None


def _content(said: Said) -> str:
    """What a claim says, so that two claims of one content say the same; events of different days differ."""
    claim = said.claim
    ends = [said.subject_id, said.object_id or names.normal(claim.value or "")]
    if predicate(claim.predicate, claim.kind).symmetric:
        ends.sort()
    if claim.kind == "action" and claim.valid and claim.valid.start:
        ends.append(claim.valid.start[:10])
    return "|".join([claim.predicate, *ends])
