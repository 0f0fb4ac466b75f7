import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our investor, Max, lives in Turin.", "Max | has_role | investor"),
        ("The team lead is Max.", "Max | has_role | team lead"),
        ("I met Max Stone, a speech therapist, in Turin.", "Max Stone | has_role | speech therapist"),
        ("The manager, Max Stone, lives in Turin.", "Max Stone | has_role | manager"),
        ("I asked Max Stone the roofer.", "Max Stone | has_role | roofer"),
        ("We hired a nurse called Ana.", "Ana | has_role | nurse"),
    ],
)
def test_a_role_beside_a_name_is_the_role_of_its_bearer(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


def test_a_number_beside_a_name_is_an_age(english: English) -> None:
    assert "Max | age | 34" in claims(english, "Max, 34, lives in Turin.")
    assert "sister | age | 34" in claims(english, "My sister (34) lives in Turin.")


@pytest.mark.parametrize(
    "text",
    ["The plumber came on Monday.", "Is Max the plumber?", "My boss Max lives in Turin.", "I gave Max the baker role."],
)
def test_a_role_of_nobody_or_of_somebody_else_is_not_read(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "has_role" in claim and not claim.endswith("asked")]


def test_the_firm_after_a_role_beside_a_name_is_whom_they_work_for(english: English) -> None:
    said = claims(english, "Ana Ruiz, head of procurement at Acme Corp, called.")
    assert {"Ana Ruiz | has_role | head of procurement", "Ana Ruiz | works_for | Acme Corp"} <= set(said)
