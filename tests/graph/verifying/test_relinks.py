"""A correction of whom words mean that is not obeyed is found."""

from typing import LiteralString

import pytest

from graph.access import Access
from graph.memory import Memory
from graph.model import Message
from graph.reading import entities, turns
from graph.reading.turns import TurnFilter
from graph.verifying.verify import verify
from graph.writing import ingest, relinking
from graph.writing.ingest import Batch

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "words that mean whom they were read to mean": (
        """
        MATCH (m:Mention {context: $context, text: 'She'}), (b:Mention {context: $context, text: 'Beth Abel'})
        SET m.referent = b.referent
        """,
        {"relink"},
    ),
    "a turn that knows nothing of its correction": (
        "MATCH (t:Turn {context: $context}) WHERE t.meant IS NOT NULL REMOVE t.meant",
        {"relink"},
    ),
    "a turn that keeps another correction": (
        """
        MATCH (t:Turn {context: $context}) WHERE t.meant IS NOT NULL
        SET t.meant = replace(t.meant, '"by": "turn_', '"by": "turn_0')
        """,
        {"relink"},
    ),
}


@pytest.fixture
def relinked(memory: Memory, access: Access) -> Access:
    """A context in which "she" is said to be Ann."""
    said = [Message(role="user", content=text) for text in ("Beth Abel met Ann Zorn.", "She lives in Porto.")]
    session = ingest.remember(memory, access, Batch(said, scope=["org=acme"])).reply.session_id
    ann = next(one.id for one in entities.listed(memory, access).items if one.name == "Ann Zorn")
    links = turns.listed(memory, access, session, TurnFilter(frozenset({"links"}))).items[1].links or []
    relinking.relink(memory, access, next(link.id for link in links if link.text == "She"), ann)
    return access


@pytest.mark.parametrize("name", BREAKS)
def test_a_correction_that_is_not_obeyed_is_found(memory: Memory, relinked: Access, name: str):
    assert list(verify(memory, relinked.context_id)) == []
    statement, expected = BREAKS[name]
    memory.graph.write(lambda tx: tx.run(statement, context=relinked.context_id).consume())

    assert expected <= {one.check for one in verify(memory, relinked.context_id)} <= {*expected, "latest", "refers_to"}
