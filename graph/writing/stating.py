"""Corrections that say something: claims and rules made by hand, which count like statements written as such."""

import json
from dataclasses import replace
from typing import Any

import neo4j

from extraction.records import Aim, Claim, Reading, Referent, Rule, When
from graph import clock
from graph.access import Access
from graph.model import Corrected
from graph.writing.correcting import Correction, opened, operation_of
from graph.writing.reads import Read
from graph.writing.recording import record
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Place

CONFIDENCE = 0.95
RULE = "correction"


def state(tx: neo4j.Transaction, access: Access, correction: Correction) -> Corrected:
    """Keeps a correction with what it says, and works out what follows. Raises Forbidden."""
    unit, draft = opened(tx, access, correction)
    diff, trace_id = record(unit, [read_statement(unit.place, draft)], operation_of(draft))
    return Corrected(trace_id=trace_id, diff=diff)


def read_statement(place: Place, draft: Draft) -> Read:
    """What the turn of such a correction says.

    Its payload may hold `referents`, `claims` about them by index, `rules`, and `types` by index.
    """
    told = json.loads(draft.payload or "{}")
    reading = Reading(
        referents=tuple(Referent(**one) for one in told.get("referents", ())),
        claims=tuple(_claim(one, draft) for one in told.get("claims", ())),
        rules=tuple(_rule(one, draft) for one in told.get("rules", ())),
    )
    cast = spoken(place, reading)
    for index, kind in told.get("types", {}).items():
        cast[int(index)] = replace(cast[int(index)], typed=f"{clock.millis(draft.said_at):015} {kind}")
    return Read(draft, reading, cast)


def _claim(told: dict[str, Any], draft: Draft) -> Claim:
    when = told.pop("valid", None)
    span = {"turn": 0, "start": 0, "end": len(draft.content)}
    return Claim(**span, confidence=CONFIDENCE, rule=RULE, valid=When(**when) if when else None, **told)


def _rule(told: dict[str, Any], draft: Draft) -> Rule:
    aim = Aim(**told["aim"])
    return Rule(0, 0, len(draft.content), told["text"], told["label"], aim)
