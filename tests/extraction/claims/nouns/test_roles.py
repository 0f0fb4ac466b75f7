import pytest

from extraction.claims.nouns.roles import role_after, role_before
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("text", "at", "role"),
    [
        ("a speech therapist lives here", 0, "speech therapist"),
        ("the head of marketing lives here", 0, "head of marketing"),
        ("a red umbrella", 0, None),
        ("my sister", 0, None),
    ],
)
def test_a_role_is_found_after_a_place(english: English, text: str, at: int, role: str | None) -> None:
    found = role_after(english.read(text), at)
    assert (found and found.text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [("We met the regional manager Ana", "regional manager"), ("We met her accountant Ana", None)],
)
def test_a_role_is_found_before_a_name_unless_it_is_somebodys(english: English, text: str, role: str | None) -> None:
    doc = english.read(text)
    found = role_before(doc, len(doc) - 1)
    assert (found and found.text) == role
