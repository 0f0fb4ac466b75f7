import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize("text", ["We're back to the usual terms.", "They reverted to the old price list."])
def test_a_return_to_how_it_was_ends_what_was_permitted(english: English, text: str) -> None:
    assert "council approval | status | revoked" in claims(english, "I got council approval.", text)


@pytest.mark.parametrize("text", ["I'm back to Leeds on Monday.", "Are we back to the usual terms?", "I'm back!"])
def test_other_returns_end_nothing(english: English, text: str) -> None:
    assert "council approval | status | revoked" not in claims(english, "I got council approval.", text)


def test_without_a_permission_nothing_is_revoked(english: English) -> None:
    assert [one for one in claims(english, "I got a cat.", "We're back to the usual terms.") if "revoked" in one] == []
