"""How changes look to a person."""

from datetime import UTC, datetime
from typing import Any

import pytest
from rich.console import Console

from cli import diffs
from extraction.records import FactKind
from graph.model import Change, Diff, EntityChange, EntityRef, Fact, Previous, Source, Span, UncertaintyChange

NOON = datetime(2025, 6, 14, 12, tzinfo=UTC)
SOURCE = Source(
    kind="turn",
    ref="turn:turn_1",
    session_id="sess_1",
    span=Span(start=0, end=15),
    quote="moved to Lisbon",
    role="user",
    speaker="Ada",
    said_at=NOON,
    trust=0.7,
)


def fact(kind: FactKind = "relation", **changes: Any) -> Fact:
    known: dict[str, Any] = {
        "id": "fact_1",
        "kind": kind,
        "subject": EntityRef(id="ent_1", name="Beth", type="person"),
        "predicate": "lives_in",
        "object": EntityRef(id="ent_2", name="Lisbon", type="location"),
        "status": "current",
        "category": "identity",
        "confidence": 0.9,
        "scope": [],
        "labels": [],
        "known_from": NOON,
        "source": SOURCE,
        "evidence_count": 1,
    }
    return Fact(**known | changes)


def printed(changed: Diff) -> list[str]:
    console = Console(width=200, file=None)
    with console.capture() as shown:
        console.print(diffs.diff(changed))
    return shown.get().splitlines()


def test_a_new_fact_is_a_plus_with_its_time_and_words():
    known = fact(valid_from="2024-03-01T00:00:00Z", valid_precision="month")

    lines = printed(Diff(relations=[Change(action="created", reason="new_value", fact=known)]))

    assert lines == ['+ Beth lives_in Lisbon (since 2024-03)  "moved to Lisbon"']


@pytest.mark.parametrize(
    ("action", "mark"), [("confirmed", "="), ("superseded", "~"), ("closed", "-"), ("held", "?"), ("revived", "^")]
)
def test_each_action_has_a_mark_of_its_own(action: Any, mark: str):
    lines = printed(Diff(relations=[Change(action=action, reason="because", fact=fact())]))

    assert lines[0].startswith(f"{mark} Beth lives_in Lisbon")


def test_a_correction_tells_what_was_there_before():
    previous = Previous(fact_id="fact_0", object=EntityRef(id="ent_3", name="Oslo", type="location"))
    change = Change(action="created", reason="replaces_value", fact=fact(), previous=previous)

    assert printed(Diff(relations=[change])) == [
        '+ Beth lives_in Lisbon (replaces value)  "moved to Lisbon"  was: Oslo'
    ]


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("year", "2024"),
        ("season", "2024-03"),
        ("day", "2024-03-02"),
        ("minute", "2024-03-02T09:30"),
        (None, "2024-03-02"),
    ],
)
def test_a_time_is_shown_as_exactly_as_it_was_said(precision: str | None, shown: str):
    assert diffs.short("2024-03-02T09:30:15Z", precision) == shown


def test_an_action_says_when_it_happened():
    happened = fact("action", predicate="move_to", occurred_at="2024-05-01T00:00:00Z", valid_precision="month")

    assert diffs.validity(happened) == "on 2024-05"


def test_a_doubt_tells_its_reason():
    doubt = UncertaintyChange(
        action="created", id="unc_1", about="Tomas move_to Bergen", reason="hedged", fact_ids=[], source=SOURCE
    )

    assert printed(Diff(uncertainties=[doubt])) == ["? hedged: Tomas move_to Bergen"]


@pytest.mark.parametrize(("old", "others"), [(["ent_8"], "another"), (["ent_8", "ent_9"], "2 others")])
def test_those_who_are_one_now_are_told_without_ids(old: list[str], others: str):
    one = EntityChange(
        action="merged", id="ent_1", name="Beth", type="person", aliases_added=["Ada's sister"], merged_from=old
    )

    assert printed(Diff(entities=[one])) == [f"& Beth and {others} known before are one, also called Ada's sister"]


def test_nothing_new_is_said_so():
    assert printed(Diff()) == [". nothing new"]


def test_words_cannot_drive_the_terminal():
    said = SOURCE.model_copy(update={"quote": "hi\x1b[2J[red]there"})

    lines = printed(Diff(relations=[Change(action="created", reason="new_value", fact=fact(source=said))]))

    assert lines == ['+ Beth lives_in Lisbon  "hi [2J[red]there"']
