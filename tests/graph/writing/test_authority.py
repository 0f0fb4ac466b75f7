"""Confidence by who says so and who says otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.records import Role
from graph.writing.authority import Voice, confidence

ROLES: list[Role] = ["user", "assistant", "system", "tool"]
VOICES = st.builds(Voice, st.sampled_from(["alice", "ben", "cleo"]), st.sampled_from(ROLES), st.floats(0.05, 1))
SEVERAL = st.lists(VOICES, max_size=5)
ALICE, AGAIN = Voice("alice", "user", 0.9), Voice("alice", "user", 0.8)
BEN, BOT = Voice("ben", "user", 0.8), Voice("bot", "assistant", 0.95)


@given(SEVERAL, SEVERAL, VOICES)
def test_more_support_never_lowers_confidence(support: list[Voice], against: list[Voice], voice: Voice):
    assert confidence([*support, voice], against) >= confidence(support, against)


@given(SEVERAL, SEVERAL, VOICES)
def test_more_contradiction_never_raises_confidence(support: list[Voice], against: list[Voice], voice: Voice):
    assert confidence(support, [*against, voice]) <= confidence(support, against)


@given(st.lists(VOICES, min_size=1, max_size=5), SEVERAL, st.integers(0, 4), st.floats(0, 1))
def test_a_surer_saying_never_lowers_confidence(support: list[Voice], against: list[Voice], place: int, more: float):
    place %= len(support)
    voice = support[place]
    surer = [*support[:place], voice._replace(sure=voice.sure + (1 - voice.sure) * more), *support[place + 1 :]]

    assert confidence(surer, against) >= confidence(support, against)


def test_one_saying_is_as_sure_as_it_is():
    assert confidence([ALICE]) == 0.9


def test_another_speaker_counts_for_more_than_the_same_one_again():
    assert 0.9 < confidence([ALICE, AGAIN]) < confidence([ALICE, BEN]) < 1


def test_a_clear_statement_after_a_vague_one_counts_in_full():
    assert confidence([Voice("alice", "user", 0.4), ALICE]) >= 0.9


def test_the_assistant_repeating_what_it_was_told_counts_nothing():
    assert confidence([ALICE, BOT]) == confidence([ALICE])


def test_what_the_assistant_alone_says_is_as_sure_as_it_says_it():
    assert confidence([BOT]) == 0.95


def test_contradiction_takes_away_at_most_its_share():
    crowd = [Voice(str(n), "user", 1) for n in range(20)]

    assert confidence([ALICE], crowd) == pytest.approx(0.9 * 0.6)


def test_the_assistant_contradicts_nobody():
    assert confidence([ALICE], [BOT]) == confidence([ALICE])
