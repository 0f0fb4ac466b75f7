"""Both clients against a service: the same requests, the same answers."""

import asyncio
import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

import spectron_client
from scripted import Reply, Script, answering
from spectron_client import AsyncClient, Client, Patience, Settings, errors, routes
from spectron_client.calls import Call, Listing


def test_both_clients_have_every_request() -> None:
    made = [name for name, one in inspect.getmembers(routes, inspect.isfunction) if one.__module__ == routes.__name__]
    public = [name for name in made if not name.startswith("_")]
    assert public
    for client in (Client, AsyncClient):
        assert all(getattr(client, name).__wrapped__ is getattr(routes, name) for name in public)


def test_what_was_remembered_is_recalled(memory: Client) -> None:
    session = memory.create_session(["user=u_ann"], {"channel": "phone"})
    said = memory.remember("My sister Beth lives in Lisbon.", session["id"])
    assert said["session_id"] == session["id"]
    found = memory.recall("Where does Beth live?", include=["facts"])
    assert found["hits"][0]["text"].startswith("Beth lives in Lisbon")
    assert "Lisbon" in memory.context("Where does Beth live?", session_id=session["id"])["context"]
    assert "Lisbon" in memory.context("Where does Beth live?", scope=["user=u_ann"])["context"]
    assert memory.session(session["id"])["turn_count"] == 1
    assert memory.update_session(session["id"], {"channel": "chat"})["metadata"] == {"channel": "chat"}


def test_a_later_turn_shows_in_the_diff_and_the_state(memory: Client) -> None:
    began = datetime.now(UTC)
    first = memory.remember({"role": "user", "speaker": "Ann", "content": "I live in Oslo."})
    later = memory.remember("I moved to Bergen.", first["session_id"])
    changed = memory.diff(first["session_id"], first["turn_ids"][-1], later["turn_ids"][-1])
    told = memory.diff_between(began, datetime.now(UTC))
    held = memory.state()
    assert changed["relations"]
    assert told["relations"]
    assert held["identity"]["relations"] or held["knowledge"]["relations"] or held["context"]["relations"]
    assert memory.session_state(first["session_id"])["truncated"] is False


def test_a_question_may_be_about_what_was_true_or_known_then(memory: Client) -> None:
    for words, month in (("I live in Oslo.", 1), ("I moved to Bergen.", 6)):
        memory.remember(
            {"role": "user", "speaker": "Ann", "content": words, "said_at": f"2026-{month:02}-02T03:04:05Z"}
        )
    spring = datetime(2026, 3, 1, tzinfo=UTC)
    found = memory.recall("Where does Ann live?", include=["facts"], valid_at=spring)["hits"]
    assert [hit["text"].partition(",")[0] for hit in found if hit["text"].startswith("Ann lives in")] == [
        "Ann lives in Oslo"
    ]
    assert not memory.context("Where does Ann live?", as_of=spring)["items"]
    (home,) = memory.facts("Ann", object="Bergen", kind="relation")
    assert home in list(memory.facts("Ann", category=home["category"]))
    assert not list(memory.facts("Ann", object="Bergen", kind="attribute"))


def test_a_doubt_is_settled(memory: Client) -> None:
    memory.remember(
        [{"role": "user", "content": "Beth lives in Lisbon."}, {"role": "user", "content": "Beth might live in Rome."}]
    )
    (doubt,) = memory.uncertainties()
    memory.resolve(doubt["id"], "Rome")
    assert not list(memory.uncertainties())
    assert [fact["object"]["name"] for fact in memory.facts("Beth", "lives_in") if fact["object"]] == ["Rome"]


def test_a_session_is_forgotten_and_a_dry_run_forgets_nothing(memory: Client) -> None:
    session = memory.remember("My sister Beth lives in Lisbon.")["session_id"]
    assert memory.forget({"session_id": session}, dry_run=True)["dry_run"]
    assert list(memory.entities("Beth"))
    assert memory.forget({"session_id": session})["erased"]["turns"] == 1
    assert not list(memory.entities("Beth"))


def test_lists_are_read_to_their_end(memory: Client) -> None:
    said: list[routes.Message] = [{"role": "user", "content": f"Number {one}."} for one in range(5)]
    session = memory.remember(said, infer="none")["session_id"]
    by_two = routes.turns(session)
    listing = Listing(by_two.path, by_two.items, by_two.item, {"limit": 2})
    assert [turn["content"] for turn in memory.each(listing)] == [one["content"] for one in said]


def test_the_same_key_remembers_once(memory: Client) -> None:
    once = memory.remember("I like tea.", key="k1")
    again = memory.remember("I like tea.", key="k1")
    assert again == once
    with pytest.raises(errors.IdempotencyConflict):
        memory.remember("I like coffee.", key="k1")


def test_the_asynchronous_client_asks_the_same(settings: Settings) -> None:
    async def story() -> list[str]:
        async with AsyncClient(settings) as memory:
            session = (await memory.remember("My sister Beth lives in Lisbon."))["session_id"]
            await asyncio.gather(*(memory.remember(f"I like tea number {one}.", session) for one in range(3)))
            return [turn["content"] async for turn in memory.turns(session)]

    said = asyncio.run(story())
    assert said[0].startswith("My sister")
    assert len(said) == 4


REFUSED: list[tuple[type[errors.SpectronError], Callable[[Client], Any]]] = [
    (errors.NotFound, lambda memory: memory.session("sess_none")),
    (errors.Invalid, lambda memory: memory.remember({"role": "user", "content": " "})),
    (errors.TooLarge, lambda memory: memory.remember("a" * 40_000)),
    (errors.Invalid, lambda memory: memory.recall("tea", as_of="yesterday")),
    (errors.Malformed, lambda memory: memory.send(Call("GET", "/sessions", dict[str, Any], {"cursor": "none"}))),
    (errors.NotJson, lambda memory: memory.create_session(metadata={"at": object()})),
    (errors.NotJson, lambda memory: memory.create_session(metadata={"ratio": float("nan")})),
    (errors.NotJson, lambda memory: memory.create_session(metadata=_cyclic())),
    (errors.NotJson, lambda memory: memory.remember("half \ud800")),
    (errors.NotJson, lambda memory: memory.session("half \ud800")),
    (errors.NotJson, lambda memory: list(memory.facts(subject="half \ud800"))),
    (errors.NotJson, lambda memory: memory.remember("I like tea.", key="schlüssel")),
    (errors.NotJson, lambda memory: memory.remember("I like tea.", key="a\nb")),
    (errors.TooLarge, lambda memory: memory.context("tea " * 20_000, session_id="sess_none")),
    (errors.NotFound, lambda memory: memory.session("..")),
    (errors.NotFound, lambda memory: list(memory.turns("."))),
]


def _cyclic() -> dict[str, Any]:
    metadata: dict[str, Any] = {}
    metadata["self"] = metadata
    return metadata


@pytest.mark.parametrize(("kind", "ask"), REFUSED)
def test_a_refusal_is_an_error_with_a_sentence(
    memory: Client, kind: type[errors.SpectronError], ask: Callable[[Client], Any]
) -> None:
    with pytest.raises(kind) as refused:
        ask(memory)
    assert str(refused.value).endswith(".")


def test_a_field_that_is_wrong_is_named(memory: Client) -> None:
    with pytest.raises(errors.Invalid) as refused:
        memory.recall("tea", limit=99)
    assert [one["field"] for one in refused.value.errors] == ["limit"]


def test_a_wrong_key_and_a_foreign_context_are_refused_alike(settings: Settings) -> None:
    wrong = Settings(settings.url, settings.context_id, "sp-wrong")
    foreign = Settings(settings.url, "elsewhere", settings.api_key)
    for chosen in (wrong, foreign):
        with Client(chosen) as memory, pytest.raises(errors.Unauthorised):
            memory.me()


def test_open_reads_the_environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECTRON_URL", settings.url)
    monkeypatch.setenv("SPECTRON_API_KEY", settings.api_key)
    monkeypatch.setenv("SPECTRON_CONTEXT_ID", settings.context_id)
    with spectron_client.open() as memory:
        assert memory.me()["context_id"] == settings.context_id


def test_one_client_may_have_less_patience_over_the_same_connections() -> None:
    with answering(Reply(after=1.0, body={"key": "k"})) as script, Client(script.settings) as memory:
        hurried = memory.within(0.1, Patience(tries=1))
        with pytest.raises(errors.Unreachable):
            hurried.me()
        assert memory.me()["key"] == "k"


@pytest.mark.parametrize("body", [{}, {"error": "Sign in."}, [], "text", None, {"turns": None}, {"turns": []}])
def test_an_answer_of_another_shape_is_told_as_a_fault(body: object) -> None:
    with answering(Reply(body=body)) as script, Client(script.settings) as memory:
        for ask in (memory.me, lambda: list(memory.turns("t1")), lambda: memory.remember("I like tea.")):
            with pytest.raises(errors.Fault, match=r"\.$"):
                ask()


def test_both_clients_look_at_the_shape_of_an_answer() -> None:
    async def ask(script: Script) -> None:
        async with AsyncClient(script.settings) as memory:
            await memory.me()

    with answering(Reply(body={"error": "Sign in."})) as script, pytest.raises(errors.Fault):
        asyncio.run(ask(script))
