"""The same messages give the same graph, in whatever order sessions come and however they are cut into batches."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from graph import ids, sessions
from graph.access import local_access
from graph.memory import Memory
from graph.model import Message
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.conversation import START
from tests.graph.pictures import Picture
from tests.graph.portraits import Portrait, portrait, unlike

SCOPES = {
    "a": ["org=acme", "user=u_alice"],
    "b": ["org=acme", "user=u_alice"],
    "c": ["org=acme"],
    "d": ["org=acme"],
    "e": ["org=acme"],
}
SAID = {
    "a": [
        "My name is Alice. My sister lives in Porto.",
        "Tom works for Acme.",
        "He lives in Leeds.",
        "My sister Beth has a dog called Rex.",
        "Beth lives in Rome.",
        "From now on answer in English.",
        "You can mention the dog again.",
    ],
    "b": [
        "I work for Bolt now.",
        "Tom Keller is my friend.",
        "Tom lives in Turin.",
        "Maybe Beth moved to Rome.",
        "Please answer in French.",
        "Don't mention the dog.",
        "Please answer in French.",
    ],
    "c": ["Acme Ltd is in Berlin.", "Ann Abel works for Acme Ltd.", "Ann lives in Bonn.", "Robert Dunne left."],
    "d": ["Ann Zorn leads Project Kite.", "Ann likes tea.", "Acme is in Hamburg now."],
    "e": ["Ann plays chess.", "Bob lives in Bonn.", "Dr Zorn is in Berlin."],
}
"""Sessions that speak of the same people, some by more of their names than others."""
LATE = {("a", 2), ("b", 2)}
"""Turns that were said before all others."""


def messages(session: str) -> list[Message]:
    first = list(SAID).index(session)
    return [
        Message(
            role="user",
            content=text,
            id=f"{session}{place}",
            said_at=START + timedelta(days=-1 if (session, place) in LATE else 0, minutes=10 * place + first),
        )
        for place, text in enumerate(SAID[session])
    ]


def tell(memory: Memory, chance: random.Random) -> Picture:
    """A new context that is told everything, the sessions interleaved and cut into batches by chance."""
    access = local_access(memory, ids.new("ctx"))
    for session, scope in SCOPES.items():
        sessions.create(memory, access, sessions.Opening(scope, {}, session))
    for session, batch in interleaved(chance):
        ingest.remember(memory, access, Batch(batch, session))
    return Picture(memory.graph, access.context_id)


def interleaved(chance: random.Random) -> Iterator[tuple[str, list[Message]]]:
    waiting = {session: messages(session) for session in SAID}
    while waiting:
        session = chance.choice(sorted(waiting))
        size = chance.randint(1, 3)
        batch, waiting[session] = waiting[session][:size], waiting[session][size:]
        yield session, batch
        if not waiting[session]:
            del waiting[session]


@pytest.fixture(scope="module")
def first(memory: Memory) -> Portrait:
    return portrait(tell(memory, random.Random(0)))


@pytest.mark.parametrize("seed", range(1, 6))
def test_interleavings_and_batches_give_one_graph(memory: Memory, first: Portrait, seed: int):
    assert unlike(portrait(tell(memory, random.Random(seed))), first) == []


def test_the_graph_holds_what_was_said(first: Portrait):
    facts = "\n".join(first["facts"])
    for words in ("'p': 'sibling_of'", "'o': 'Turin'", "'s': 'Tom Keller'", "'s': 'Acme Ltd'"):
        assert words in facts
    assert any("'by': 'a6'" in rule and "'text': \"Don't mention the dog.\"" in rule for rule in first["rules"])
    assert any("'by': 'a4'" in doubt and "'hedged'" in doubt for doubt in first["doubts"])
    assert any("possible_same" in doubt and "Bob and Robert Dunne" in doubt for doubt in first["doubts"])
    assert any("ambiguous_name" in doubt and "Ann Abel or Ann Zorn" in doubt for doubt in first["doubts"])
