"""What can be remembered as a turn, and as which."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spectron_client import Client, errors, turns

TEN_MEGABYTES = 10_000_000


def test_a_turn_has_its_role_its_speaker_and_an_id() -> None:
    assert turns.turn("user", "I like tea.", "m1", "Ann") == {
        "role": "user",
        "content": "I like tea.",
        "id": "m1",
        "speaker": "Ann",
    }


@pytest.mark.parametrize("content", ["", " \n", None, [], [{"type": "reasoning", "text": "Hm."}]])
def test_a_message_without_anything_said_is_no_turn(content: Any) -> None:
    with pytest.raises(errors.NotATurn, match=r"\.$"):
        turns.turn("user", content, "m1")


def test_what_a_tool_gives_is_cut_and_the_turn_says_so() -> None:
    content = turns.turn("tool", "é" * TEN_MEGABYTES, "m1", tool="fetch")["content"]
    assert len(content.encode()) <= turns.MOST_TOOL_BYTES
    note = re.search(r"\[cut at 8,192 bytes: ([\d,]+) of 10,000,000 characters left out\]$", content)
    assert note
    assert content.count("é") + int(note[1].replace(",", "")) == TEN_MEGABYTES


@settings(max_examples=50)
@given(st.text(max_size=40).map(lambda words: words * 20), st.integers(100, 400))
def test_no_words_are_longer_than_the_limit(words: str, most: int) -> None:
    kept = turns.cut(turns.storable(words), most)
    assert len(kept.encode()) <= most
    assert kept == turns.storable(words) or "left out]" in kept


def test_what_cannot_fit_is_left_out_before_anything_is_done_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned: list[int] = []

    def storable(words: str) -> str:
        cleaned.append(len(words))
        return words

    monkeypatch.setattr(turns, "storable", storable)
    turns.turn("tool", "é" * TEN_MEGABYTES, "m1")
    assert max(cleaned) <= turns.MOST_TOOL_BYTES + 1


def test_a_call_is_a_tool_turn() -> None:
    called = turns.call_turn("search", {"q": "tea"}, "m1")
    assert called == {
        "role": "tool",
        "content": 'search({"q": "tea"})',
        "id": "m1",
        "speaker": "search",
        "name": "search",
    }


def test_arguments_that_are_no_json_are_refused() -> None:
    with pytest.raises(errors.NotJson, match=r"\.$"):
        turns.call_turn("search", {"q": object()}, "m1")


@settings(max_examples=50)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=3))
def test_an_id_follows_from_its_parts_and_is_one_that_the_service_takes(parts: list[str]) -> None:
    made = turns.id_of("thread", *parts)
    assert made == turns.id_of("thread", *parts)
    assert len(made) <= turns.MOST_ID
    assert not turns.NOT_IN_IDS.search(made)


@settings(max_examples=100)
@given(*[st.text("t1:%", max_size=6)] * 4)
def test_an_id_of_one_place_is_never_that_of_another(place: str, own: str, other: str, others: str) -> None:
    assert (turns.id_of(place, own) == turns.id_of(other, others)) == ((place, own) == (other, others))
    assert turns.own_of(place, turns.id_of(place, own)) == own


@pytest.mark.parametrize("place", ["", ".", "..", "..."])
def test_an_id_is_never_a_way_to_what_lies_above(place: str, memory: Client) -> None:
    made = turns.id_of(place)
    assert memory.create_session(session_id=made)["id"] == made
    assert memory.session(made)["id"] == made


def test_whatever_is_said_is_taken_by_the_service(memory: Client) -> None:
    said = [turns.turn("tool", f"a\0b \ud800 {'é' * most}", f"m{most}") for most in (1, 9_000)]
    said.append(turns.turn("user", "ä" * 40_000, "m/3 x"))
    assert len(memory.remember(said, infer="none")["turn_ids"]) == len(said)
