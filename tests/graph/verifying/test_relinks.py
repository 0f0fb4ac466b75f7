"""A correction of whom words mean that is not obeyed is found."""

from typing import LiteralString

import pytest

from graph import ids
from graph.access import local_access
from graph.memory import Memory
from graph.model import Message
from graph.reading import entities
from graph.reading.entities import EntityFilter
from graph.writing import ingest, relinking
from graph.writing.ingest import Batch
from tests.graph.verifying.conftest import Breaking

BREAKS: dict[str, tuple[LiteralString, set[str]]] = {
    "words that mean whom they were read to mean": (
        """
        MATCH (m:Mention {context: $context, text: 'She'}), (b:Mention {context: $context, text: 'Beth Abel'})
        SET m.referent = b.referent
        """,
        {"relink", "refers_to"},
    ),
    "a turn that knows nothing of its correction": (
        "MATCH (t:Turn {context: $context}) WHERE t.meant IS NOT NULL REMOVE t.meant",
        {"relink"},
    ),
    "a turn that keeps a correction that is not there": (
        """
        MATCH (t:Turn {context: $context}) WHERE t.meant IS NOT NULL
        SET t.meant = replace(t.meant, '"by": "turn_', '"by": "turn_0')
        """,
        {"relink"},
    ),
}


@pytest.fixture(scope="module")
def whole(memory: Memory) -> str:
    """The id of a context in which "she" is said to be Ann."""
    access = local_access(memory, ids.new("ctx"))
    texts = ("Beth Abel called me.", "She lives in Porto.", "Ann Zorn likes chess.")
    said = [Message(role="user", content=text) for text in texts]
    told = ingest.remember(memory, access, Batch(said, scope=["org=acme"])).reply
    she = next(link.id for link in told.diff.links if link.text == "She")
    ann = entities.listed(memory, access, EntityFilter(name="Ann Zorn")).items[0].id
    relinking.relink(memory, access, she, ann)
    return access.context_id


@pytest.mark.parametrize("name", BREAKS)
def test_a_correction_that_is_not_obeyed_is_found(broken: Breaking, name: str):
    statement, expected = BREAKS[name]

    assert {one.check for one in broken(statement)} == expected


def test_one_that_is_obeyed_is_right(broken: Breaking):
    assert broken("MATCH (t:Turn {context: $context}) WHERE t.meant IS NOT NULL SET t.labels = []") == []
