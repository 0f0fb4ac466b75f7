"""Slots: which claims compete with each other, and what each of them says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extraction.records import Claim, FactKind, Modality
from extraction.vocabulary import Predicate, predicate
from graph import clock, scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.writing import names
from graph.writing.authority import origin_of, trust_of
from graph.writing.turns import Draft
from graph.writing.unit import Unit
from graph.writing.verdicts import COMPETING, Evidence


@dataclass(frozen=True, slots=True)
class Slot:
    """Where claims of one scope and subject compete; `single` where a newer content replaces an older one."""

    key: str
    context: str
    scope: tuple[str, ...]
    subject_id: str
    predicate: str
    single: bool

    def properties(self) -> dict[str, Any]:
        """As the graph keeps it."""
        return {
            "id": derived("slot", self.key),
            "context": self.context,
            "scope": list(self.scope),
            "subject_id": self.subject_id,
            "predicate": self.predicate,
            "single": self.single,
        }


def make(unit: Unit, slots: Mapping[str, Slot]) -> None:
    """Make the slots that are not there yet, and take all of them for this transaction."""
    rows = [{"key": key, "properties": slot.properties()} for key, slot in sorted(slots.items())]
    run(unit.tx, "slot/merge", slots=rows, now_ms=unit.now_ms)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the referents that it is about, the entities that they are, and the turn that says it."""

    claim: Claim
    subject: str
    object: str | None
    subject_id: str
    object_id: str | None
    turn: Draft
    clear: bool = True
    """Whether it is known whom it is about; if not, it is kept and does not compete."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim competes, and what it says there: both follow from the entities that it is about."""

    context: str
    scope: tuple[str, ...]
    predicate: str
    kind: FactKind
    subject_id: str
    object_id: str | None
    value: str | None
    valid_from: str | None

    @property
    def slot(self) -> Slot:
        """The slot in which it competes."""
        rule = predicate(self.predicate, self.kind)
        group = "/".join(sorted({rule.name, rule.opposite or rule.name}))
        ends = [self.subject_id]
        if rule.cardinality == "many":
            ends.append(self.object_id or names.normal(self.value or ""))
        if rule.symmetric and rule.cardinality == "many":
            # Who is whose friend is one question, whichever of the two is asked.
            ends = sorted([self.subject_id, self.object_id or ""])
        key = derived("slot", self.context, scopes.text(self.scope), group, *ends)
        return Slot(key, self.context, self.scope, self.subject_id, group, single(rule))

    @property
    def content(self) -> str:
        """What it says, so that two claims of one content say the same; events of different days differ."""
        ends = [self.subject_id, self.object_id or names.normal(self.value or "")]
        if predicate(self.predicate, self.kind).symmetric:
            ends.sort()
        if self.kind == "action" and self.valid_from:
            ends.append(self.valid_from[:10])
        return "|".join([self.predicate, *ends])


def standing(unit: Unit, said: Said) -> Standing:
    """The standing of a claim that is being recorded."""
    claim = said.claim
    return Standing(
        unit.context,
        unit.scope,
        claim.predicate,
        claim.kind,
        said.subject_id,
        said.object_id,
        claim.value,
        clock.normalised(claim.valid.start) if claim.valid else None,
    )


def restanding(claim: dict[str, Any], subject_id: str, object_id: str | None) -> Standing:
    """The standing of a stored claim about these entities."""
    copied = (claim["predicate"], claim["kind"], subject_id, object_id, claim.get("value"), claim.get("valid_from"))
    return Standing(claim["context"], tuple(claim["scope"]), *copied)


def competes(modality: Modality, *, clear: bool) -> bool:
    """Whether a claim says something of what is so, and it is known of whom."""
    return clear and modality in COMPETING


def ident(claim: Claim, turn_id: str, subject: str, object_: str | None) -> str:
    """The id of a claim that a turn makes about these referents."""
    value = object_ or names.normal(claim.value or "")
    span = (str(claim.start), str(claim.end))
    return derived("claim", turn_id, *span, subject, claim.predicate, value, claim.modality)


def record(unit: Unit, said: Said) -> dict[str, Any]:
    """A claim as the graph keeps it: a row for `claim/record`."""
    claim, turn = said.claim, said.turn
    where = standing(unit, said)
    slot = where.slot.key if competes(claim.modality, clear=said.clear) else None
    when = claim.valid
    properties: dict[str, Any] = {
        "context": unit.context,
        "scope": list(unit.scope),
        "labels": list(unit.labels),
        "slot": slot,
        "predicate": claim.predicate,
        "subject_ref": said.subject,
        "object_ref": said.object,
        "subject_id": said.subject_id,
        "object_id": said.object_id,
        "value": claim.value,
        "content": where.content,
        "kind": claim.kind,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "trust": trust_of(turn.kind, turn.role),
        "origin": origin_of(turn.kind),
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
    return {
        "id": ident(claim, turn.id, said.subject, said.object),
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
