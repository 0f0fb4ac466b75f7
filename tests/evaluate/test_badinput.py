"""What makes a reading of bad input a good one."""

from dataclasses import replace

from evaluate.badinput import SIZE, TEXTS, exact
from extraction.records import Mention, Reading

TEXT = "Beth left."
BETH = Mention(turn=0, start=0, end=4, text="Beth", kind="name", referent=0, method="name", confidence=1.0)


def reading(mention: Mention) -> Reading:
    return Reading(referents=(), mentions=(mention,), claims=(), rules=(), doubts=(), steps_ms={})


def test_a_span_is_exact_where_it_holds_the_words():
    assert exact(reading(BETH), TEXT)
    assert not exact(reading(replace(BETH, start=1, end=5)), TEXT)


def test_bad_texts_are_as_long_as_they_are_said_to_be():
    assert {len(text) for name, text in TEXTS.items() if "emoji" not in name} == {SIZE}
