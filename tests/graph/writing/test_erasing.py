"""Forgetting: the graph is then one that never saw what is gone."""

import random
from collections.abc import Collection
from pathlib import Path

import pytest

from graph import ids, sessions
from graph.access import local_access
from graph.engine.driver import open_graph
from graph.engine.schema import apply_schema
from graph.memory import Memory, Reader
from graph.model import Message
from graph.settings import Settings
from graph.writing import erasing, ingest
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from tests.graph import test_order
from tests.graph.pictures import Picture
from tests.graph.portraits import Portrait, portrait, unlike

CANARY = "Zyxcanary"
TURNS = [message.id or "" for session in test_order.SAID for message in test_order.messages(session)]


def told(memory: Memory, without: Collection[str] = (), erase: Collection[str] = ()) -> Portrait:
    """The portrait of a context that is told all but some messages, and then forgets some."""
    access = local_access(memory, ids.new("ctx"))
    turns = dict[str, str]()
    for session, scope in test_order.SCOPES.items():
        sessions.create(memory, access, sessions.Opening(scope, {}, session))
        messages = [message for message in test_order.messages(session) if message.id not in without]
        if messages:
            reply = ingest.remember(memory, access, Batch(messages, session)).reply
            turns.update(zip([message.id or "" for message in messages], reply.turn_ids, strict=True))
    for message_id in erase:
        receipt = erasing.forget(memory, access, Forgetting(turn_ids=(turns[message_id],))).reply
        assert receipt.erased["turns"] == 1
        assert not any(receipt.checks.values())
    return portrait(Picture(memory.graph, access.context_id))


@pytest.mark.parametrize("turn", TURNS[::3])
def test_a_turn_that_is_forgotten_was_never_said(memory: Memory, turn: str):
    assert unlike(told(memory, erase=[turn]), told(memory, without=[turn])) == []


def test_all_is_forgotten_in_any_order(memory: Memory):
    mixed = random.Random(0).sample(TURNS, len(TURNS))
    assert unlike(told(memory, erase=mixed), told(memory, without=TURNS)) == []


def test_not_a_byte_of_what_was_forgotten_is_left_in_the_files(tmp_path: Path, reader: Reader):
    settings = Settings(data=tmp_path)
    with open_graph(settings) as graph:
        apply_schema(graph)
        memory = Memory(settings, graph, "key", reader)
        access = local_access(memory, "ctx_files")
        for text in (f"My friend {CANARY} lives in Porto and likes {CANARY}s.", "Ben lives in Turin."):
            ingest.remember(memory, access, Batch([Message(role="user", content=text)], scope=["org=acme"]))
        assert holds(tmp_path, CANARY)
        erasing.forget(memory, access, Forgetting(query=CANARY))
        graph.compact()

    assert not holds(tmp_path, CANARY)
    assert holds(tmp_path, "Turin")


def holds(folder: Path, word: str) -> bool:
    """Whether a word stands in any file of a folder, in any case."""
    return any(word.lower().encode() in file.read_bytes().lower() for file in folder.rglob("*") if file.is_file())
