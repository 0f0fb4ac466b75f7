import pytest

from extraction.claims.records.notices import NOTICES, notices_in


@pytest.mark.parametrize(
    ("text", "about", "words"),
    [
        ("Update: harbour tour rescheduled to 4 PM", "harbour tour", "rescheduled to"),
        ("Oh, by the way - Work Order #77 CANCELLED due to the storm.", "Work Order #77", "CANCELLED"),
        ("It rained. Picnic now postponed until Sunday.", "Picnic", "postponed until"),
        ("Planned loading window is 6 AM - 8 AM", "Planned loading window", "is"),
    ],
)
def test_a_notice_is_a_thing_and_the_words_behind_it(text: str, about: str, words: str) -> None:
    assert (about, words) in {(found.about, text[slice(*found.cue)]) for found in notices_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The tour was cancelled",
        "I think it failed",
        "Is the order approved?",
        "Order approved?",
        "We moved to Leeds",
        "Max approved the plan",
        "Nothing is broken",
    ],
)
def test_a_sentence_with_verbs_or_articles_and_a_question_are_none(text: str) -> None:
    assert [found for found in notices_in(text) if found.row.predicate == "status"] == []


def test_the_number_of_a_thing_is_what_counts() -> None:
    [found] = [found for found in notices_in("Note: JOB-412 first reply due in 2 hours") if found.row.name == "due"]
    assert found.number == (6, "JOB-412")


def test_a_row_reads_its_own_words_first() -> None:
    for row in NOTICES:
        assert any(found.row == row for found in notices_in(row.example))
