"""The sentences for the codes of the reconciler."""

import random
from typing import get_args

from extraction.records import Modality
from graph.reading.reasons import REASONS, needed, reason_of
from graph.writing.ambiguity import REASON as AMBIGUOUS
from graph.writing.authority import TRUST
from graph.writing.reconcile import settle
from graph.writing.verdicts import COMPETING, Evidence
from tests.graph.claims import claim

OF_TRACES = {AMBIGUOUS, "read_again"}
"""Codes that a trace gives to claims about which its write decided nothing."""


def history(chance: random.Random) -> list[Evidence]:
    """A few claims of any kind in one slot, some of them of one moment."""
    return [
        claim(
            chance.randrange(4),
            chance.choice(["Porto", "Turin"]),
            id=f"claim_{number}",
            turn_id=f"turn_{number}",
            session_id=chance.choice(["sess_one", "sess_two"]),
            modality=chance.choice(sorted(COMPETING)),
            confidence=chance.choice([0.5, 0.9]),
            trust=TRUST[chance.choice(["upsert", "user", "assistant"])],
        )
        for number in range(5)
    ]


def test_every_code_that_the_reconciler_gives_has_a_sentence_and_no_other_has():
    chance = random.Random(7)
    settled = (settle("slot", history(chance), single=chance.random() < 0.7) for _ in range(3000))
    given = {decision.reason for verdict in settled for decision in verdict.decisions}
    raised = {
        objection.reason for _ in range(300) for objection in settle("slot", history(chance), single=True).objections
    }
    silent = set(get_args(Modality)) - COMPETING

    assert given | raised | silent | OF_TRACES == REASONS.keys()


def test_what_was_needed_names_the_figures_of_the_claim():
    assert needed("below_floor", 0.55, 0.7) == (
        "A claim needs confidence 0.70 to replace or end a fact; this one has 0.55."
    )
    assert "0.35" in (needed("conflict_authority", 0.9, 0.35) or "")
    assert needed("new_value", 0.9, 0.7) is None


def test_a_code_of_another_version_is_told_as_it_is():
    assert reason_of("some_other_code").why == "some other code"
