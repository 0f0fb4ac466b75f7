"""A store of LangGraph over the memory."""

import asyncio
from typing import Any

import pytest
from langgraph.store.base import SearchItem

from spectron_client import Client, errors
from spectron_client.langchain import SpectronStore

ANN, BEN = ("users", "ann"), ("users", "ben")


@pytest.fixture
def store(memory: Client) -> SpectronStore:
    return SpectronStore(memory)


def test_an_item_comes_back_as_it_was_put(store: SpectronStore) -> None:
    value = {"text": "My sister Beth lives in Lisbon.", "kind": "family", "weights": [1, {"a": None}]}
    store.put(ANN, "beth", value)
    kept = store.get(ANN, "beth")
    assert kept
    assert (kept.namespace, kept.key, kept.value) == (ANN, "beth", value)
    assert store.get(BEN, "beth") is None
    assert asyncio.run(store.aget(ANN, "beth")) == kept


def test_what_an_item_says_is_remembered_and_found_by_its_words(memory: Client, store: SpectronStore) -> None:
    store.put(ANN, "beth", {"text": "My sister Beth lives in Lisbon."})
    store.put(ANN, "tea", {"text": "I like green tea."})
    store.put(BEN, "tea", {"text": "I like black tea."})
    assert memory.recall("Where does Beth live?")["hits"][0]["text"].startswith("Beth lives in Lisbon")
    found = store.search(ANN, query="Who likes tea?")
    assert found[0].key == "tea"
    assert found[0].score
    assert {item.namespace for item in found} == {ANN}


def test_an_item_is_replaced_and_deleted(memory: Client, store: SpectronStore) -> None:
    for words in ("I like tea.", "I like coffee.", "I like coffee."):
        store.put(ANN, "drink", {"text": words})
    kept = store.get(ANN, "drink")
    assert kept
    assert kept.value == {"text": "I like coffee."}
    assert not memory.recall("tea", include=["turns"])["hits"]
    store.delete(ANN, "drink")
    store.delete(ANN, "drink")
    assert store.get(ANN, "drink") is None


def test_an_item_whose_text_was_forgotten_is_gone(memory: Client, store: SpectronStore) -> None:
    store.put(ANN, "number", {"text": "My number is 12."})
    memory.forget({"query": "number is 12"})
    assert store.get(ANN, "number") is None


def test_items_are_narrowed_by_namespace_and_filter(memory: Client, store: SpectronStore) -> None:
    memory.remember("A conversation is no item.")
    for number in range(4):
        store.put(ANN, f"k{number}", {"number": number, "even": number % 2 == 0})
    store.put(BEN, "k", {"number": 9})

    def keys(*prefix: str, **asked: Any) -> list[str]:
        return [item.key for item in store.search(prefix, **asked)]

    assert keys("users") == ["k0", "k1", "k2", "k3", "k"]
    assert keys(*ANN, limit=2, offset=1) == ["k1", "k2"]
    assert keys(*ANN, filter={"even": True}) == ["k0", "k2"]
    assert keys("users", filter={"number": {"$gte": 2, "$lt": 9}}) == ["k2", "k3"]
    store.put(ANN, "word", {"number": "four"})
    assert keys("users", filter={"number": {"$gt": 0}}) == ["k1", "k2", "k3", "k"]


def test_namespaces_are_listed(store: SpectronStore) -> None:
    for namespace in (ANN, BEN, ("docs", "ann", "v1")):
        store.put(namespace, "k", {"n": 1})
    assert store.list_namespaces() == [("docs", "ann", "v1"), ANN, BEN]
    assert store.list_namespaces(prefix=("users",)) == [ANN, BEN]
    assert store.list_namespaces(suffix=("ann", "*")) == [("docs", "ann", "v1")]
    assert store.list_namespaces(max_depth=1) == [("docs",), ("users",)]


@pytest.mark.parametrize(
    "value", [{"at": object()}, {"text": "half \ud800"}, {"text": "a" * 40_000}, {"big": "a" * 20_000}]
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(store: SpectronStore, value: dict[str, Any]) -> None:
    with pytest.raises((errors.NotJson, errors.TooLarge), match=r"\.$"):
        store.put(ANN, "k", value)
    assert store.get(ANN, "k") is None
    store.put(ANN, "k", {"text": "I like tea."})


def test_a_value_that_is_not_to_be_read_is_kept_all_the_same(memory: Client, store: SpectronStore) -> None:
    store.put(ANN, "k", {"text": "I like tea."}, index=False)
    kept = store.get(ANN, "k")
    assert isinstance(kept, SearchItem)
    assert kept.value == {"text": "I like tea."}
    assert not memory.recall("tea", include=["turns"])["hits"]


def test_a_store_of_another_scope_neither_reads_nor_replaces_an_item(memory: Client) -> None:
    ann, ben = (SpectronStore(memory, [f"user=u_{name}"]) for name in ("ann", "ben"))
    everybody = SpectronStore(memory)
    ann.put(("prefs",), "lang", {"text": "I speak Dutch."})
    assert [store.get(("prefs",), "lang") for store in (ben, everybody)] == [None, None]
    ben.put(("prefs",), "lang", {"text": "I speak Thai."})
    ben.delete(("prefs",), "lang")
    assert ben.list_namespaces() == everybody.list_namespaces() == []
    assert [item.value for item in ann.search(("prefs",))] == [{"text": "I speak Dutch."}]


def test_an_item_has_a_key_of_its_own_whatever_is_in_it(store: SpectronStore) -> None:
    store.put(ANN, "likes", {"n": 1})
    store.put(("users",), "ann:likes", {"n": 2})
    assert [item.value for item in store.search(())] == [{"n": 1}, {"n": 2}]


def nested(levels: int) -> dict[str, Any]:
    return {"in": nested(levels - 1)} if levels else {}


REFUSED = [
    {"at": object()},
    {"text": "a" * 40_000},
    {"big": "a" * 20_000},
    {"text": "bad\0"},
    {"n": "bad\0"},
    {"bad\0": 1},
    nested(40),
]


@pytest.mark.parametrize("value", REFUSED)
def test_an_item_stays_where_its_successor_is_refused(store: SpectronStore, value: dict[str, Any]) -> None:
    store.put(ANN, "k", {"text": "I like tea."})
    made = store.search(ANN)[0].created_at
    with pytest.raises((errors.NotJson, errors.TooLarge, errors.Invalid), match=r"\.$"):
        store.put(ANN, "k", value)
    assert [(item.value, item.created_at) for item in store.search(ANN)] == [({"text": "I like tea."}, made)]


@pytest.mark.parametrize("value", [{"text": "a" * 40_000}, {"big": "a" * 70_000}])
def test_an_item_comes_back_where_the_service_takes_less_than_is_known_of_it(
    store: SpectronStore, monkeypatch: pytest.MonkeyPatch, value: dict[str, Any]
) -> None:
    store.put(ANN, "k", {"text": "I like tea.", "n": 1})
    for limit in ("MOST_BYTES", "MOST_METADATA"):
        monkeypatch.setattr(f"spectron_client.langchain.store.{limit}", 1_000_000)
    with pytest.raises(errors.Problem):
        store.put(ANN, "k", value)
    assert [item.value for item in store.search(ANN)] == [{"text": "I like tea.", "n": 1}]


def test_a_backslash_before_four_noughts_is_no_nul(store: SpectronStore) -> None:
    store.put(ANN, "k", {"text": "It is written \\u0000.", "n": "\\u0000", **nested(20)})
    assert store.search(ANN)[0].value["n"] == "\\u0000"
