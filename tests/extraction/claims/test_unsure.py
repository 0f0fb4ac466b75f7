import pytest

from extraction.language.nlp import English
from extraction.records import Role
from tests.extraction.said import read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Maybe Ana could help with the roof somehow.", None),
        ("I think Ana juggled with it, or so.", "hedged"),
        ("Max says Ana juggled with it, or so.", "reported"),
        ("Ana juggled with it.", None),
        ("I think somebody juggled with it.", None),
        ("I think Ana works at Acme.", None),
    ],
)
def test_a_guess_about_a_named_one_is_a_doubt_where_no_claim_holds_it(
    english: English, text: str, reason: str | None
) -> None:
    doubts = [doubt.reason for doubt in read(english, text)[1].doubts]
    assert doubts == ([] if reason is None else [reason])


@pytest.mark.parametrize("role", ["assistant", "system"])
def test_only_users_are_doubted(english: English, role: Role) -> None:
    assert not read(english, (role, "x", "I think Ana juggled with it, or so."))[1].doubts
