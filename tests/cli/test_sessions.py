"""`spectron sessions`, on this machine and over HTTP."""

import pytest

from tests.cli.command import Spectron

pytestmark = pytest.mark.usefixtures("place")


def test_a_new_session_has_the_scope_and_metadata_given(spectron: Spectron):
    made = spectron("sessions", "create", "--scope", "user=u_ada", "--metadata", "channel=phone").lines[0]

    assert made["id"].startswith("sess_")
    assert (made["scope"], made["metadata"], made["turn_count"]) == (["user=u_ada"], {"channel": "phone"}, 0)
    assert spectron("sessions", "show", made["id"]).lines == [made]


def test_sessions_are_listed_up_to_the_limit(spectron: Spectron):
    made = {spectron("sessions", "create").lines[0]["id"] for _ in range(3)}

    assert {session["id"] for session in spectron("sessions", "list").lines} == made
    assert len(spectron("sessions", "list", "--limit", "2").lines) == 2


def test_a_transcript_gives_each_turn_with_its_links_and_facts(spectron: Spectron):
    said = '{"role": "user", "content": "My sister Beth lives in Lisbon."}\n{"role": "assistant", "content": "Nice!"}\n'
    session = spectron("remember", "--file", "-", stdin=said).lines[0]["session_id"]

    turns = spectron("sessions", "transcript", session).lines

    assert [turn["content"] for turn in turns] == ["My sister Beth lives in Lisbon.", "Nice!"]
    assert turns[0]["fact_ids"]
    assert "Beth" in {link["entity"]["name"] for link in turns[0]["links"]}


def test_a_session_that_is_not_there_is_one_sentence_and_exit_1(spectron: Spectron):
    ended = spectron("sessions", "show", "sess_nowhere")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("spectron: ")
    assert len(ended.err.splitlines()) == 1


def test_metadata_without_an_equals_sign_is_wrong_usage(spectron: Spectron):
    ended = spectron("sessions", "create", "--metadata", "phone")

    assert ended.code == 2
    assert "key=value" in ended.err
