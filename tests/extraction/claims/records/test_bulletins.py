import pytest

from extraction.claims.records.notices import NOTICES, Notice
from extraction.language.nlp import English
from tests.extraction.said import claims, read, written


@pytest.mark.parametrize("row", NOTICES, ids=lambda row: row.name)
def test_every_row_reads_its_example(english: English, row: Notice) -> None:
    register, found = read(english, ("user", "Alice", row.example))
    assert set(row.reads) <= {written(register, claim) for claim in found.claims if claim.rule == f"notice:{row.name}"}


def test_a_thing_with_a_number_is_the_same_whatever_else_is_said_of_it(english: English) -> None:
    assert "JOB-412 | due_on | 2025-03-01T10:45" in claims(english, "JOB-412 SLA breach in 45 minutes.")


def test_nobody_alive_and_no_firm_is_approved_or_cancelled(english: English) -> None:
    for text in ("Ana confirmed.", "Acme Corp cancelled."):
        _, found = read(english, text)
        assert [claim for claim in found.claims if claim.rule.startswith("notice:")] == []


def test_what_stands_in_a_letter_is_spoken_of(english: English) -> None:
    assert "offer | ends_on | 2025-03-07" in claims(english, "Note: Ana's offer letter expires Friday")


def test_a_name_alone_is_short_for_what_is_renewed(english: English) -> None:
    assert "Acme contract | ends_on | 2025-03-02" in claims(english, "Reminder: Acme auto-renews tomorrow.")


def test_a_notice_counts_more_than_the_tree_of_its_words(english: English) -> None:
    said = claims(english, "Note: Semester end is March 28th (4 weeks away)")
    assert [one for one in said if "status" in one] == []


def test_the_quote_of_a_notice_is_all_of_it(english: English) -> None:
    text = "FYI - Work Order #77 CANCELLED because of the storm. Sorry!"
    _, found = read(english, text)
    [claim] = [claim for claim in found.claims if claim.rule == "notice:cancelled"]
    assert text[claim.start : claim.end] == "Work Order #77 CANCELLED because of the storm"


@pytest.mark.parametrize("text", ["Tour moved to the harbour", "Tour scheduled for fun", "Fair ends badly"])
def test_without_a_time_right_behind_the_words_nothing_is_dated(english: English, text: str) -> None:
    assert [said for said in claims(english, text) if "_on |" in said] == []


def test_a_stretch_of_time_may_end_and_does_not_stand_otherwise(english: English) -> None:
    assert "Quarter | ends_on | 2025-03-31" in claims(english, "Note: Quarter ends March 31")
    _, found = read(english, "Friday closed.")
    assert [claim for claim in found.claims if claim.rule.startswith("notice:")] == []
