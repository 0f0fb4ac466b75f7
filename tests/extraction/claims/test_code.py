"""Code in a turn is not what its writer says."""

from datetime import UTC, datetime

import pytest

from extraction.claims import code
from extraction.language.nlp import English
from extraction.records import Role, Utterance
from tests.extraction.said import claims

RECORD = "name: Ana Ruiz\nphone: 020 7946 0018"
BLOCKS = [
    f"```\n{RECORD}\n```",
    f"~~~yaml\n{RECORD}\n~~~",
    f"```\n{RECORD}",
    "    name: Ana Ruiz\n    phone: 020 7946 0018\n",
    "```python\nowner = 'Ana'\nphone = '020 7946 0018'\n```",
    "```\nAna lives in Turin. My sister is called Ruth.\n```",
]


def written_by(role: Role, text: str) -> Utterance:
    return Utterance(role, "Alice", text, datetime(2025, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("role", ["user", "assistant"])
@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_code_makes_no_claim(english: English, block: str, role: Role) -> None:
    assert claims(english, (role, "Alice", f"Look at this:\n\n{block}")) == []


def test_a_record_in_backticks_makes_no_claim(english: English) -> None:
    assert claims(english, "It prints `name: Ana Ruiz, role: nurse` here.") == []


def test_the_words_around_a_block_are_read(english: English) -> None:
    said = claims(english, f"Ben lives in Turin.\n\n```\n{RECORD}\n```\n\nMax works at Acme.")
    assert said == ["Ben | lives_in | Turin", "Max | works_for | Acme"]


def test_what_a_tool_gives_is_data_and_no_code(english: English) -> None:
    assert "Ana Ruiz | phone | 020 7946 0018" in claims(english, ("tool", "crm", f"```\n{RECORD}\n```"))


def test_a_list_that_is_indented_is_no_code() -> None:
    assert code.blocks(written_by("user", "Today:\n\n    - call Ana\n    - feed the cat")) == []


def test_what_is_left_without_code_keeps_its_places() -> None:
    text = "Run `make` and\n```\nmake test\n```\nthen rest."
    left = code.without(written_by("user", text))
    assert len(left) == len(text)
    assert left.index("then rest.") == text.index("then rest.")
    assert left.split() == ["Run", "and", "then", "rest."]
