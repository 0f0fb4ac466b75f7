"""The held-out conversations of talk as rows: names, links and claims read in chat."""

from collections.abc import Iterator
from unittest.mock import patch

from evaluate import talk
from evaluate.inputs import TALK, Inputs
from evaluate.table import Row, Table, f_score, per_cent, share
from extraction.claims import claims
from extraction.claims.choosing import chooser
from extraction.records import Claim
from extraction.vocabulary import is_named

NOTE = (
    "Every fifth conversation, which no rule and no chooser has seen. Claims: asserted, with a named predicate, of a "
    "confidence that a memory believes; right where subject, predicate, object and modality are."
)
APART = "Alone, the chooser sees the same pairs of words without the votes of the rules."
LEAST = 10
"""Predicates with fewer claims, annotated or read, are not listed."""


def measure(inputs: Inputs) -> Iterator[Table]:
    """Read the conversations that are kept for measuring."""
    tally = talk.measure(inputs.english, talk.conversations(TALK))
    rows = [
        *_pair(tally, "claims with a named predicate", ("named_right", "named_read"), ("named_hit", "named_gold")),
        *_pair(tally, "open claims", ("open_right", "open_read"), ("open_hit", "open_gold")),
        Row("modality, given the claim", per_cent(tally.ratio("modality_right", "claims_found")), ">= 90"),
        Row("names with type, F", *_names(tally)),
        Row("links right, of those made", per_cent(tally.ratio("links_right", "links_read"))),
        Row("links right, of all", per_cent(tally.ratio("links_right", "links_gold"))),
    ]
    yield Table("Talk", rows, NOTE)
    yield Table("Rules and chooser, each alone and both, on held-out talk", list(_apart(inputs, tally)), APART)
    yield Table("Predicates in talk", list(_predicates(tally)), f"Those with {LEAST} annotated or read, by frequency.")


def _apart(inputs: Inputs, both: talk.Tally) -> Iterator[Row]:
    """Claims with a named predicate: what rules read, what the chooser finds without them, and the two together."""
    with patch.object(chooser, "weights", lambda: None):
        rules = talk.measure(inputs.english, talk.conversations(TALK))
    with patch.object(claims, "ruled_claims", _nothing):
        alone = talk.measure(inputs.english, talk.conversations(TALK))
    for name, tally in (("rules alone", rules), ("chooser alone", alone), ("both", both)):
        precision, recall = tally.ratio("named_right", "named_read"), tally.ratio("named_hit", "named_gold")
        counts = f"{tally.counts['named_right']} of {tally.counts['named_read']} read"
        yield Row(name, f"P {per_cent(precision)} R {per_cent(recall)}", note=counts)


def _nothing(*_: object) -> list[Claim]:
    return []


def _pair(tally: talk.Tally, name: str, precision: tuple[str, str], recall: tuple[str, str]) -> Iterator[Row]:
    goals = (">= 75", ">= 45") if "named" in name else ("", "")
    for kind, (part, whole), goal in zip(("precision", "recall"), (precision, recall), goals, strict=True):
        counts = f"{tally.counts[part]} of {tally.counts[whole]}"
        yield Row(f"{name}, {kind}", per_cent(tally.ratio(part, whole)), goal, counts)


def _names(tally: talk.Tally) -> tuple[str, str, str]:
    """Value, goal and note of the names."""
    precision, recall = tally.ratio("names_right", "names_read"), tally.ratio("names_right", "names_gold")
    return per_cent(f_score(precision, recall)), ">= 80", f"P {per_cent(precision)} R {per_cent(recall)}"


def _predicates(tally: talk.Tally) -> Iterator[Row]:
    ordered = sorted(tally.predicates.items(), key=lambda one: (-one[1]["gold"], one[0]))
    for name, found in ordered:
        if is_named(name) and max(found["gold"], found["read"]) >= LEAST:
            precision, recall = share(found["right"], found["read"]), share(found["hit"], found["gold"])
            counts = f"{found['right']} of {found['read']} read, {found['hit']} of {found['gold']} annotated"
            yield Row(f"`{name}`", f"P {per_cent(precision)} R {per_cent(recall)}", note=counts)
