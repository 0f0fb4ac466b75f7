"""`spectron facts`, `entities`, `state`, `context` and `trace`, on this machine and over HTTP."""

from typing import Any

import pytest

from tests.cli.command import Ended, Spectron

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def told(spectron: Spectron, place: str) -> dict[str, Any]:
    """Where Ada lives, and that she moved."""
    first, later = (("--said-at", f"2025-{month}-05T10:00:00Z", "--context", place) for month in ("01", "06"))
    session = spectron("remember", "My name is Ada. I live in Oslo.", *first).lines[0]["session_id"]
    return spectron("remember", "I moved to Bergen.", "--session", session, *later).lines[0]


def places(ended: Ended) -> list[str]:
    return [fact["object"]["name"] for fact in ended.lines]


@pytest.mark.usefixtures("told")
def test_facts_are_listed_by_subject_predicate_and_status(spectron: Spectron):
    asked = ("facts", "list", "--subject", "Ada", "--predicate", "lives_in")

    assert places(spectron(*asked)) == ["Bergen"]
    assert places(spectron(*asked, "--status", "past")) == ["Oslo"]
    assert sorted(places(spectron(*asked, "--status", "all"))) == ["Bergen", "Oslo"]


@pytest.mark.usefixtures("told")
def test_the_history_of_a_fact_holds_what_it_replaced(spectron: Spectron):
    now = spectron("facts", "list", "--subject", "Ada", "--predicate", "lives_in").lines[0]

    assert spectron("facts", "show", now["id"]).lines == [now]
    assert set(places(spectron("facts", "history", now["id"]))) == {"Oslo", "Bergen"}


@pytest.mark.usefixtures("told")
def test_entities_are_listed_by_type_and_shown_by_id(spectron: Spectron):
    found = spectron("entities", "list", "--type", "location").lines

    assert {entity["name"] for entity in found} == {"Oslo", "Bergen"}
    assert spectron("entities", "show", found[0]["id"]).lines == [found[0]]


def test_the_state_is_that_of_the_context_or_of_one_session(spectron: Spectron, told: dict[str, Any]):
    for words in (("state",), ("state", "--session", told["session_id"])):
        state = spectron(*words).lines[0]

        assert "Bergen" in [fact["object"]["name"] for fact in state["identity"]["relations"]]
        assert "Oslo" not in [fact["object"]["name"] for fact in state["identity"]["relations"]]


@pytest.mark.usefixtures("told")
def test_the_context_for_a_question_says_what_holds_and_marks_what_does_not(spectron: Spectron):
    block = spectron("context", "Where does Ada live?").lines[0]

    assert [item["status"] for item in block["items"] if item["kind"] == "turn"] == ["past", "current"]
    assert "Ada lives in Bergen" in block["context"]


def test_the_context_of_a_session_is_its_own(spectron: Spectron, told: dict[str, Any]):
    spectron("remember", "Ada likes tea.")

    block = spectron("context", "Where does Ada live?", "--session", told["session_id"]).lines[0]

    assert [item["text"] for item in block["items"] if item["kind"] == "turn"][-1].endswith("I moved to Bergen.")
    assert spectron("context", "Where?", "--session", told["session_id"], "--scope", "user=u_ada").code == 2


@pytest.mark.usefixtures("told")
def test_facts_and_states_are_narrowed_and_end_at_the_limit(spectron: Spectron):
    spectron("remember", "Bea lives in Faro.", "--scope", "user=u_bea")

    kinds = [fact["kind"] for fact in spectron("facts", "list", "--kind", "action").lines]
    identity = {fact["category"] for fact in spectron("facts", "list", "--category", "identity").lines}
    ours, bea, one = (
        spectron("state", *words).lines[0]
        for words in (("--scope", "user=u_bea"), ("--subject", "Bea"), ("--subject", "Bea", "--limit", "1"))
    )

    assert (kinds, identity) == (["action"], {"identity"})
    assert {fact["subject"]["name"] for fact in bea["identity"]["relations"]} == {"Bea"}
    assert {"Bea", "Ada"} <= {entity["name"] for entity in ours["identity"]["entities"]}
    assert (bea["truncated"], one["truncated"]) == (False, False)


@pytest.mark.usefixtures("told")
def test_the_state_before_anything_was_known_is_empty(spectron: Spectron):
    state = spectron("state", "--as-of", "2001-01-01T00:00:00Z").lines[0]

    assert state["identity"]["relations"] == []


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("words", [("facts", "list"), ("entities", "list")])
def test_nothing_is_listed_of_before_anything_was_known(spectron: Spectron, words: tuple[str, ...]):
    assert spectron(*words).lines
    assert spectron(*words, "--as-of", "2001-01-01T00:00:00Z").lines == []


def test_a_diff_tells_what_changed_after_a_turn_or_a_moment(spectron: Spectron, told: dict[str, Any]):
    session = told["session_id"]
    first = spectron("sessions", "transcript", session).lines[0]["id"]
    for words in (
        ("--session", session, "--since-turn", first),
        ("--session", session),
        ("--since", "2001-01-01T00:00:00Z"),
    ):
        diff = spectron("diff", *words).lines[0]
        assert "Bergen" in {change["fact"]["object"]["name"] for change in diff["relations"]}
    late = ("--since", "2001-01-01T00:00:00Z", "--until", "2001-01-02T00:00:00Z")
    assert spectron("diff", *late).lines[0]["relations"] == []


def test_a_diff_of_neither_a_session_nor_a_moment_is_wrong_usage(spectron: Spectron):
    assert spectron("diff").code == spectron("diff", "--session", "s", "--since", "2001-01-01T00:00:00Z").code == 2


def test_a_trace_tells_each_claim_with_its_rule_decision_and_reason(spectron: Spectron, told: dict[str, Any]):
    trace = spectron("trace", told["trace_id"]).lines[0]

    steps = [step for step in trace["decisions"] if "lives_in" in step["claim"]]
    assert steps
    assert all(step["rule"] and step["decision"] and step["reason"] for step in steps)


@pytest.mark.parametrize("words", [("facts", "show"), ("facts", "history"), ("entities", "show"), ("trace",)])
def test_what_is_not_there_is_exit_1(spectron: Spectron, words: tuple[str, ...]):
    ended = spectron(*words, "nowhere")

    assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)


def test_entities_are_merged_and_parted_again(spectron: Spectron):
    spectron("remember", "Bea lives in Porto. Beth works for Acme.")
    people = {one["name"]: one["id"] for one in spectron("entities", "list", "--type", "person").lines}
    merged = spectron("entities", "merge", people["Beth"], people["Bea"]).lines[0]

    assert [one["id"] for one in spectron("entities", "show", people["Bea"]).lines] == [people["Beth"]]
    spectron("entities", "unmerge", merged["merge_id"])
    assert [one["id"] for one in spectron("entities", "show", people["Bea"]).lines] == [people["Bea"]]
