"""`spectron inspect` and `spectron trace`, on this machine and over HTTP; `spectron verify` where the memory is."""

from typing import Any

import pytest

from graph.memory import open_memory
from graph.settings import Settings
from tests.cli.command import Spectron, on_a_terminal


@pytest.fixture
def told(spectron: Spectron) -> dict[str, Any]:
    """Where Ada lives, that she moved, and that somebody doubts it."""
    first = ("--said-at", "2025-01-05T10:00:00Z")
    later = ("--said-at", "2025-06-05T10:00:00Z")
    session = spectron("remember", "My name is Ada. I live in Oslo.", *first).lines[0]["session_id"]
    return spectron("remember", "Good news. I moved to Bergen, at last.", "--session", session, *later).lines[0]


@pytest.mark.usefixtures("place", "told")
def test_a_fact_is_traced_to_the_characters_and_to_what_it_replaced(spectron: Spectron):
    now = spectron("facts", "list", "--subject", "Ada", "--predicate", "lives_in").lines[0]
    found = spectron("inspect", now["id"]).lines[0]

    assert found["fact"] == now
    assert [one["object"]["name"] for one in found["replaced"]] == ["Oslo"]
    support = found["support"][0]
    assert support["sentence"].startswith("⟦I moved to Bergen")
    assert support["step"]["fact_id"] == now["id"]
    assert support["step"]["decision"] == "created"
    assert {"I", "Bergen"} <= {link["text"] for link in support["links"]}


@pytest.mark.usefixtures("place", "told")
def test_the_replaced_fact_names_its_successor(spectron: Spectron):
    past = spectron("facts", "list", "--subject", "Ada", "--predicate", "lives_in", "--status", "past").lines[0]

    assert [one["object"]["name"] for one in spectron("inspect", past["id"]).lines[0]["replaced_by"]] == ["Bergen"]


@pytest.mark.usefixtures("local", "told")
def test_a_person_reads_the_chain_on_a_terminal(spectron: Spectron, local: str):
    now = spectron("facts", "list", "--subject", "Ada", "--predicate", "lives_in").lines[0]
    shown = on_a_terminal("inspect", now["id"], SPECTRON_CONTEXT_ID=local, COLUMNS="200")

    for words in ("Ada lives_in Bergen", "moved to Bergen⟧, at last.", "read by", "replaced", "Ada lives_in Oslo"):
        assert words in shown


@pytest.mark.usefixtures("place")
def test_a_trace_says_why_in_a_sentence(spectron: Spectron, told: dict[str, Any]):
    steps = spectron("trace", told["trace_id"]).lines[0]["decisions"]

    assert steps
    assert all(step["why"].endswith(".") and step["quote"] and step["subject"]["name"] for step in steps)


@pytest.mark.usefixtures("local", "told")
def test_nothing_is_wrong_with_what_was_remembered(spectron: Spectron):
    ended = spectron("verify")

    assert (ended.code, ended.out) == (0, "")


@pytest.mark.usefixtures("local", "told")
def test_what_is_wrong_is_told_by_ids_and_ends_with_1(spectron: Spectron, local: str):
    with open_memory(Settings()) as memory:
        breaking = "MATCH (c:Claim {context: $context, predicate: 'lives_in'}) SET c.quote = 'other' RETURN c.id AS id"
        ids = memory.graph.write(lambda tx: tx.run(breaking, context=local).value())
    ended = spectron("verify")

    assert ended.code == 1
    assert {one["id"] for one in ended.lines if one["check"] == "span"} == set(ids)
    assert "Bergen" not in ended.out


@pytest.mark.usefixtures("http")
def test_a_memory_behind_a_service_is_not_verified_from_here(spectron: Spectron):
    ended = spectron("verify")

    assert ended.code == 1
    assert "where it is kept" in ended.err
