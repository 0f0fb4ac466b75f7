import pytest

from extraction.claims.records.fields import FIELDS, records_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"name": "Ana", "phone": "12 34"}', [["Ana", "12 34"]]),
        ("customer: Ana Ruiz | status: open", [["Ana Ruiz", "open"]]),
        ("case MX-12 | status: open", [["MX-12", "open"]]),
        ('alpha {owner: "Ana"}; beta {owner: "Max"}', [["alpha", "Ana"], ["beta", "Max"]]),
        ('{"order": "MX-12", "lines": [{"sku": "A-1"}], "paid": "£78"}', [["A-1"], ["MX-12", "£78"]]),
    ],
)
def test_the_values_of_each_record_are_found(text: str, found: list[list[str]]) -> None:
    assert [[text[e.start : e.end] for e in entries] for entries in records_in(text, sure=True)] == found


def test_one_known_word_before_a_colon_makes_no_record_of_talk() -> None:
    assert not list(records_in("status: tired", sure=False))


def test_a_key_stands_in_one_row_only() -> None:
    keys = [key for field in FIELDS for key in field.keys]
    assert len(keys) == len(set(keys))
