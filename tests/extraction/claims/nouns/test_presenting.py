import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    "text",
    [
        "Max Stone here. Is the shop open?",
        "Hello, this is Max Stone.",
        "The driver was me (Max Stone).",
        "Is the shop open on Sundays?\n\nBest regards,\nMax Stone",
        "Is the shop open on Sundays? — Max Stone",
    ],
)
def test_a_turn_tells_who_writes_it(english: English, text: str) -> None:
    assert any(claim.endswith("| name | Max Stone") for claim in claims(english, text))


def test_whom_a_writer_names_with_a_firm_works_for_it(english: English) -> None:
    assert any(
        claim.endswith("| works_for | Acme Corp") for claim in claims(english, "Hello, this is Max from Acme Corp.")
    )


@pytest.mark.parametrize("text", ["Max Stone is here.", "I told Max.", "Thanks, the shop is closed, Max said."])
def test_the_name_of_another_is_not_the_writers(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if claim.startswith("Alice | name")]
