"""Many writers at once: in one session and in many, in one process and as two would."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph import sessions
from graph.access import Access
from graph.memory import Memory
from graph.model import Message
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture

WRITERS = 8
SCOPE = ["org=acme", "user=u_alice"]
SENTENCES = ("Ben works for Acme.", "Ben lives in Porto.")


@pytest.fixture(params=[1, 2], ids=["one_process", "two_processes"])
def memories(request: pytest.FixtureRequest, memory: Memory) -> list[Memory]:
    """Memories that share the graph and nothing else, as those of different processes do."""
    others = (Memory(memory.settings, memory.graph, memory.root_key, memory.reader) for _ in range(request.param - 1))
    return [memory, *others]


def all_at_once(work: Callable[[int], list[str]]) -> list[str]:
    """What all writers give, who begin together."""
    together = threading.Barrier(WRITERS)

    def begin(writer: int) -> list[str]:
        together.wait()
        return work(writer)

    with ThreadPoolExecutor(WRITERS) as pool:
        return [item for items in pool.map(begin, range(WRITERS)) for item in items]


def write(memory: Memory, access: Access, session_id: str) -> list[str]:
    """Append each sentence on its own; gives the ids of the turns that were acknowledged."""
    return [
        turn_id
        for text in SENTENCES
        for turn_id in ingest.remember(
            memory, access, Batch([Message(role="user", content=text)], session_id, SCOPE)
        ).reply.turn_ids
    ]


def open_session(memory: Memory, access: Access) -> str:
    return sessions.create(memory, access, sessions.Opening(SCOPE)).reply.id


def test_writers_of_one_session_leave_no_gap_and_lose_nothing(memories: list[Memory], access: Access, picture: Picture):
    memory = memories[0]
    session_id = open_session(memory, access)

    written = all_at_once(lambda writer: write(memories[writer % len(memories)], access, session_id))

    count = WRITERS * len(SENTENCES)
    assert picture.nodes("Turn", "id") == {(turn_id,) for turn_id in written}
    assert sorted(picture.nodes("Turn", "seq")) == [(seq,) for seq in range(1, count + 1)]
    assert sessions.show(memory, access, session_id).turn_count == count
    steps = picture.rows("MATCH (a:Turn {context: $context})-[:NEXT]->(b) RETURN a.seq AS a, b.seq AS b")
    assert sorted((row["a"], row["b"]) for row in steps) == [(seq, seq + 1) for seq in range(1, count)]


def test_writers_of_many_sessions_make_each_person_and_each_fact_once(
    memories: list[Memory], access: Access, picture: Picture
):
    places = [open_session(memories[0], access) for _ in range(WRITERS)]

    written = all_at_once(lambda writer: write(memories[writer % len(memories)], access, places[writer]))

    assert picture.nodes("Turn", "id") == {(turn_id,) for turn_id in written}
    assert sorted(name for _, name in picture.nodes("Entity", "id", "name")).count("Ben") == 1
    assert {name: len(found) for name, found in grouped(picture).items()} == {"works_for": 1, "lives_in": 1}
    assert picture.nodes("Relation", "status", "evidence_count") == {("current", WRITERS)}
    edges = picture.rows("MATCH (f:Fact {context: $context})-[e:EVIDENCED_BY]->(:Turn) RETURN e.claim_id AS claim")
    assert len({row["claim"] for row in edges}) == len(edges) == WRITERS * len(SENTENCES)


def grouped(picture: Picture) -> dict[str, list[str]]:
    """The ids of the relations of each predicate."""
    found: dict[str, list[str]] = {}
    for name, ident in picture.nodes("Relation", "predicate", "id"):
        found.setdefault(name, []).append(ident)
    return found
