"""What a person decides at the terminal, on this machine and over HTTP."""

from typing import Any

import pytest

from tests.cli.command import Spectron


@pytest.fixture
def told(spectron: Spectron, place: str) -> dict[str, Any]:
    """Where Ada lives and might live, whom she likes, and how she wants to be answered."""
    said = "My name is Ada. I live in Oslo. I like Bea. I might move to Porto. Always answer in French."
    return spectron("remember", said, "--context", place).lines[0]


def statuses(spectron: Spectron, predicate: str) -> dict[str, str]:
    found = spectron("facts", "list", "--subject", "Ada", "--predicate", predicate, "--status", "all").lines
    return {fact["object"]["name"]: fact["status"] for fact in found}


@pytest.mark.usefixtures("told")
def test_a_fact_is_ended_and_tells_where_it_was_read(spectron: Spectron):
    fact = spectron("facts", "list", "--object", "Oslo").lines[0]

    assert [place["quote"] for place in spectron("facts", "evidence", fact["id"]).lines] == ["I live in Oslo"]
    assert spectron("facts", "close", fact["id"]).lines[0]["trace_id"]
    assert statuses(spectron, "lives_in")["Oslo"] == "past"
    assert spectron("facts", "close", fact["id"]).code == 1


@pytest.mark.usefixtures("told")
def test_a_fact_that_is_stated_as_such_replaces_what_was_said(spectron: Spectron):
    added = spectron("facts", "add", "Ada", "lives_in", "Porto", "--object-type", "location").lines[0]

    assert [change["fact"]["source"]["kind"] for change in added["diff"]["relations"]][:1] == ["upsert"]
    assert statuses(spectron, "lives_in") == {"Oslo": "past", "Porto": "current"}
    spectron("facts", "add", "Ada", "age", "31")
    assert spectron("facts", "list", "--predicate", "age").lines[0]["value"] == "31"


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("since", "until", "code", "says"),
    [
        ("2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z", 1, "comes after valid_from"),
        ("0000-01-01T00:00:00Z", "2025-01-01T00:00:00Z", 2, "no time"),
        ("2025-01-01T00:00:00Z", "9999-12-31T23:59:59-02:00", 2, "1 to 9999"),
    ],
)
def test_a_fact_with_times_that_cannot_be_is_refused_and_not_kept(
    spectron: Spectron, since: str, until: str, code: int, says: str
):
    ended = spectron("facts", "add", "Ada", "age", "31", "--since", since, "--until", until)

    assert (ended.code, ended.out) == (code, "")
    assert says in " ".join(ended.err.split())
    assert spectron("facts", "list", "--status", "all").lines == []


@pytest.mark.usefixtures("told")
def test_a_doubt_is_settled_by_one_of_its_facts(spectron: Spectron):
    doubt = next(one for one in spectron("uncertainties", "list").lines if one["about"].startswith("lives in"))

    assert spectron("uncertainties", "resolve", doubt["id"], doubt["fact_ids"][0], "--note", "She said so.").code == 0
    assert statuses(spectron, "lives_in")["Porto"] == "current"
    assert doubt["id"] not in {one["id"] for one in spectron("uncertainties", "list").lines}
    assert doubt["id"] in {one["id"] for one in spectron("uncertainties", "list", "--status", "all").lines}


@pytest.mark.usefixtures("told")
def test_a_rule_is_taken_back_and_given_again(spectron: Spectron):
    rule = spectron("instructions", "list").lines[0]
    for word, active in (("withdraw", False), ("restore", True)):
        assert spectron("instructions", word, rule["id"]).code == 0
        assert spectron("instructions", "list").lines[0]["active"] is active
        assert spectron("instructions", word, rule["id"]).code == 1


@pytest.mark.usefixtures("told")
def test_an_entity_tells_where_it_is_spoken_of_and_takes_another_name(spectron: Spectron):
    bea = spectron("entities", "list", "--name", "Bea").lines[0]["id"]

    assert [link["text"] for link in spectron("entities", "mentions", bea).lines] == ["Bea"]
    assert [fact["predicate"] for fact in spectron("entities", "history", bea).lines] == ["likes"]
    near = spectron("entities", "neighbourhood", bea, "--hops", "2").lines[0]
    assert {"Bea", "Ada", "Oslo"} <= {one["name"] for one in near["entities"]}
    spectron("entities", "revise", bea, "--name", "Beatrix", "--alias", "Trixie")
    assert {"Bea", "Trixie"} <= set(spectron("entities", "show", bea).lines[0]["aliases"])


def test_a_session_takes_other_metadata_and_tells_what_was_done_in_it(spectron: Spectron, told: dict[str, Any]):
    session = told["session_id"]

    changed = spectron("sessions", "update", session, "--metadata", "channel=phone").lines[0]

    assert changed["metadata"] == {"channel": "phone"}
    assert spectron("sessions", "show", session).lines == [changed]
    assert [trace["id"] for trace in spectron("sessions", "traces", session).lines] == [told["trace_id"]]


def test_a_key_tells_what_it_may_do(spectron: Spectron, place: str):
    me = spectron("me").lines[0]

    assert (me["context_id"], me["scope"]) == (place, [])
    assert set(me["verbs"]) == {"read", "write", "forget", "admin"}
