"""What somebody decides about facts, doubts and rules: a correction each, kept in the record."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import neo4j

from extraction.records import Modality
from extraction.vocabulary import predicate
from graph import clock, ids
from graph.access import Access
from graph.engine.queries import run
from graph.errors import Conflict, Invalid, NotFound
from graph.memory import Memory
from graph.model import Corrected
from graph.requests import Request, Written, alone, asked_by, in_turn, once
from graph.writing import referents, relinking
from graph.writing.correcting import Correction
from graph.writing.relinking import Pointing, Words
from graph.writing.stating import state

Row = dict[str, Any]
ID = re.compile(rf"(fact|ent|inst|unc|link)_{ids.FORM}")
UNCLEAR_WORDS = "ambiguous_reference"
"""The reason of a doubt of whom a pronoun means."""
REVERSED = {"asks": "frees", "forbids": "allows"}
"""How a rule is taken back, by what it does."""


def close(
    memory: Memory, access: Access, fact_id: str, at: datetime | None = None, request: Request | None = None
) -> Written[Corrected]:
    """Ends a fact, now or at a moment; one that is only planned, held back or dated is denied.

    Raises NotFound, Conflict where it has ended already, Invalid for a moment before it began or to come, Forbidden.
    """
    return in_turn(memory, access, request, Corrected, lambda tx: _close(tx, access, fact_id, at))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a doubt is settled: by one of its facts or another value, and a note for the record."""

    accept: str
    note: str = ""


def resolve(
    memory: Memory, access: Access, uncertainty_id: str, verdict: Verdict, request: Request | None = None
) -> Written[Corrected]:
    """Settles a doubt by one of the facts that it names, or by another value; of whom words mean by an entity's id.

    Raises NotFound, Conflict where it is settled already, Invalid where it is not about facts or for the id of
    another one, Forbidden.
    """
    asked = asked_by(access, request)

    def settle() -> Written[Corrected]:
        doubt = memory.graph.read(lambda tx: _doubt(tx, access, uncertainty_id))
        if doubt["reason"] == UNCLEAR_WORDS:
            pointing = Pointing(lambda tx: _doubted(tx, access, uncertainty_id), verdict.accept, verdict.note)
            return relinking.point(memory, access, pointing, asked)
        return alone(memory, access, asked, Corrected, lambda tx: _resolve(tx, access, uncertainty_id, verdict))

    return once(memory, asked, Corrected, settle)


def set_active(
    memory: Memory,
    access: Access,
    instruction_id: str,
    *,
    active: bool,
    request: Request | None = None,
) -> Written[Corrected]:
    """Takes a rule for the agent back, or gives it again. Raises NotFound, Conflict where it is so, Forbidden."""
    return in_turn(
        memory, access, request, Corrected, lambda tx: _set_active(tx, access, instruction_id, active=active)
    )


def _close(tx: neo4j.Transaction, access: Access, fact_id: str, at: datetime | None) -> Corrected:
    fact = _fact(tx, access, fact_id)
    if fact["status"] in ("past", "denied"):
        raise Conflict("This fact has ended already.")
    begun = fact.get("valid_from")
    if at and at > clock.now():
        raise Invalid("A fact is closed at a time that has come; state it with valid_until to say that it will end.")
    if at and begun and at <= begun:
        raise Invalid("A fact ends after it began; to say that it was never so, forget what says it.")
    ends = fact["status"] == "current" and fact["kind"] != "action"
    modality: Modality = "ended" if ends else "negated"
    valid = {"start": None, "end": clock.iso(at), "precision": "minute"} if at and ends else None
    claim = {**_said(tx, fact), "modality": modality, "valid": valid}
    return state(tx, access, _correction(tx, fact, "ended." if ends else "not so.", "close", claim))


def _resolve(tx: neo4j.Transaction, access: Access, uncertainty_id: str, verdict: Verdict) -> Corrected:
    doubt, accept = _doubt(tx, access, uncertainty_id), verdict.accept
    if doubt["status"] != "open":
        raise Conflict("This uncertainty is resolved already.")
    if not doubt["fact_ids"]:
        raise Invalid("This uncertainty names no facts: settle it by saying clearly what is so, or by a merge.")
    named = accept in doubt["fact_ids"]
    if not named and ID.fullmatch(accept):
        raise Invalid("This uncertainty is not about that; accept one of its fact_ids, or a value in words.")
    fact = _fact(tx, access, accept if named else doubt["fact_ids"][0])
    claim = {**_said(tx, fact), "modality": "asserted"}
    how = f"so it is. {verdict.note}".strip()
    if named:
        return state(tx, access, _correction(tx, fact, how, "resolve", claim))
    return state(tx, access, _correction(tx, fact, how, "resolve", {**claim, "valid": None}, accept))


def _doubt(tx: neo4j.Transaction, access: Access, uncertainty_id: str) -> Row:
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "uncertainty/show", uncertainty=uncertainty_id, **asked)
    if not rows:
        raise NotFound("There is no such uncertainty.")
    return rows[0]["uncertainty"]


def _doubted(tx: neo4j.Transaction, access: Access, uncertainty_id: str) -> Words:
    """The pronoun that a doubt is about, in the message in which it was read."""
    doubt = _doubt(tx, access, uncertainty_id)
    span = {"start": doubt["start"], "end": doubt["end"], "kind": "pronoun", "text": doubt["quote"]}
    turn = {"id": doubt["turn_id"], "session_id": doubt["session_id"], "scope": doubt["scope"]}
    return Words(span, turn | {"to_read": True, "meant": None})


def _set_active(tx: neo4j.Transaction, access: Access, instruction_id: str, *, active: bool) -> Corrected:
    asked = {"context": access.context_id, **access.lens.params()}
    rows = run(tx, "instruction/show", instruction=instruction_id, **asked)
    if not rows:
        raise NotFound("There is no such instruction.")
    rule = rows[0]["instruction"]
    if rule["active"] == active:
        raise Conflict(f"This instruction is {'active' if active else 'inactive'} already.")
    aim = {name: rule[name] for name in ("topic", "value", "sense", "single")}
    text = rule["description"]
    if not active:
        aim |= {"sense": REVERSED[rule["sense"]], "single": False}
        text = f"No longer: {text}"
    payload = {"rules": [{"text": text, "label": rule["label"] if active else "lifted", "aim": aim}]}
    return state(tx, access, Correction(tuple(rule["scope"]), text, "instruct", payload))


def _fact(tx: neo4j.Transaction, access: Access, fact_id: str) -> Row:
    rows = run(tx, "fact/show", fact=fact_id, context=access.context_id, **access.lens.params())
    if not rows:
        raise NotFound("There is no such fact.")
    return rows[0]["fact"]


def _said(tx: neo4j.Transaction, fact: Row) -> Row:
    """The claim that first said a fact, as a stored row, with `latest_ms`, when the fact was last said."""
    claims = [row["claim"] for row in run(tx, "claim/find", claims=fact["claims"])]
    same = [claim for claim in claims if claim["turn_id"] == fact["turn_id"]]
    first = min(same, key=lambda claim: (claim["start"], claim["id"]))
    return {**first, "latest_ms": max(claim["said_ms"] for claim in claims)}


def _correction(
    tx: neo4j.Transaction, fact: Row, how: str, operation: str, claim: Row, value: str | None = None
) -> Correction:
    """A correction that makes a claim anew, with another modality or another end (`value`), and says `how` it is.

    Its ends go by the names that the claim's own referents have: others may be forgotten while the claim stays.
    """
    keys = [key for key in (claim["subject_ref"], claim.get("object_ref")) if key]
    found = referents.found(tx, keys)
    ends = [_referent(found[key]) for key in keys]
    if value and len(ends) > 1:
        ends[1] = {"name": value, "type": ends[1]["type"]}
    end = ends[1]["name"] if len(ends) > 1 else value or claim.get("value")
    said = {
        "subject": 0,
        "object": 1 if len(ends) > 1 else None,
        "predicate": claim["predicate"],
        "kind": predicate(claim["predicate"], claim["kind"]).kind,
        "value": end if len(ends) == 1 else None,
        "modality": claim["modality"],
        "valid": claim["valid"] if "valid" in claim else _valid(claim),
    }
    payload = {"referents": ends, "claims": [said]}
    told = " ".join(filter(None, (ends[0]["name"], claim["predicate"], end)))
    return Correction(tuple(fact["scope"]), f"{told}: {how}", operation, payload, after_ms=claim["latest_ms"])


def _valid(claim: Row) -> Row | None:
    start, end = claim.get("valid_from"), claim.get("valid_until")
    return {"start": start, "end": end, "precision": claim["valid_precision"]} if start or end else None


def _referent(row: Row) -> Row:
    """A stored referent, to be spoken of again."""
    return {"name": referents.called(row), "type": referents.kind(row), "named": row["named"], "known": row["id"]}
