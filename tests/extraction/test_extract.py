from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.extract import read
from extraction.language.nlp import English
from tests.extraction.heard import turns


def test_reading_gives_only_what_is_new(english: English) -> None:
    window = turns("My sister Beth moved to Turin.", "She likes it there.")
    reading = read(english, window, 1, ())
    back = {reading.mentions[m.antecedent] for m in reading.mentions if m.antecedent is not None}
    assert {mention.turn for mention in {*reading.mentions} - back} == {1}
    assert {claim.turn for claim in reading.claims} <= {1}
    she = next(mention for mention in reading.mentions if mention.text == "She")
    assert she.referent is not None
    found = reading.referents[she.referent]
    assert found.name == "Beth"
    assert found.owner is not None
    assert reading.referents[found.owner].name == "Alice"


def test_the_same_window_gives_the_same_reading(english: English) -> None:
    window = turns("My sister Beth moved to Turin.", ("assistant", "Iris", "Does she like it?"), "She does.")
    one, two = read(english, window, 0, ()), read(english, window, 0, ())
    assert (one.referents, one.mentions, one.claims) == (two.referents, two.mentions, two.claims)


def test_every_step_is_timed(english: English) -> None:
    steps = read(english, turns("Hello."), 0, ()).steps_ms
    assert list(steps) == ["parse", "names", "references", "claims"]
    assert min(steps.values()) >= 0


def test_a_phrase_that_two_rules_refer_to_is_one_mention(english: English) -> None:
    reading = read(english, turns(("tool", "tool", "order 17, VIP pass ends in 2031")), 0, ())
    assert [mention.text for mention in reading.mentions] == ["VIP pass"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), min_size=1, max_size=3), st.integers(0, 3)
)
def test_any_text_gives_indexes_that_hold(english: English, lines: list[str], first_new: int) -> None:
    reading = read(english, turns(*lines), first_new, ())
    size = len(reading.referents)
    spans = [(mention.turn, mention.start, mention.end) for mention in reading.mentions]
    assert len(spans) == len(set(spans))
    for mention in reading.mentions:
        assert lines[mention.turn][mention.start : mention.end] == mention.text
        assert mention.referent is None or mention.referent < size
        assert mention.antecedent is None or mention.antecedent < len(reading.mentions)
    for claim in reading.claims:
        assert claim.subject < size
        assert claim.object is None or claim.object < size
    assert all(referent.owner is None or referent.owner < size for referent in reading.referents)
