"""A graph with something of everything, to be broken by hand."""

from collections.abc import Callable, Generator
from typing import Any, LiteralString

import pytest

from extraction.records import Aim, Reading, Referent, Rule
from graph.access import Access
from graph.engine.driver import open_graph
from graph.engine.faults import EngineName
from graph.engine.schema import apply_schema
from graph.memory import Memory
from graph.model import Message
from graph.reading import entities
from graph.reading.entities import EntityFilter
from graph.requests import Request
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import ingest, merging
from graph.writing.ingest import Batch
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told

BENJAMIN = Referent("Benjamin King", "person")
SISTER = Referent("sister", "person", named=False, owner=0, relation="sister")
ANN = Referent("Ann", "person")
ABEL = Referent("Ann Abel", "person")
ZORN = Referent("Ann Zorn", "person")
RULE = "Answer in French."

Breaking = Callable[[LiteralString], list[str]]


@pytest.fixture(scope="session")
def memory(memory: Memory, engine: EngineName, tmp_path_factory: pytest.TempPathFactory) -> Generator[Memory]:
    """A memory that no other tests fill: every record of it is walked, whosever it is."""
    if engine == "neo4j":
        yield memory
        return
    settings = Settings(data=tmp_path_factory.mktemp("few"))
    with open_graph(settings) as graph:
        apply_schema(graph)
        yield Memory(settings, graph, memory.root_key, memory.reader)


@pytest.fixture
def whole(memory: Memory, access: Access) -> Access:
    """A context in which nothing is wrong: of its session of seven turns and one of corrections."""
    talk = Conversation(memory, access, ["org=acme"])
    talk.say(told(ALICE, "lives_in", PORTO), told(ALICE, "likes", "tea"))
    talk.say(told(ALICE, "lives_in", TURIN), told(BEN, "works_for", ACME))
    talk.say(told(ALICE, "sibling_of", SISTER), told(ABEL, "knows", ZORN), told(BENJAMIN, "likes", "tea"))
    talk.say(told(ALICE, "lives_in", PORTO, confidence=0.5), told(ANN, "likes", "jazz"))
    talk.say(
        content=RULE,
        reading=Reading(rules=(Rule(0, 0, len(RULE), RULE, "language", Aim("language", "french", "asks")),)),
    )
    into, other = (entities.listed(memory, access, EntityFilter(name=one.name)).items[0].id for one in (BEN, BENJAMIN))
    merging.merge(memory, access, into, [other])
    for text in ("Fine.", "Good."):
        batch = Batch([Message(role="user", content=text)], talk.session_id, infer="none")
        ingest.remember(memory, access, batch, Request(text, "hash"))
    return access


@pytest.fixture
def broken(memory: Memory, whole: Access) -> Breaking:
    """Breaks the context by a statement, which has to change something, and gives the checks that find it."""

    def breaking(statement: LiteralString) -> list[str]:
        def work(tx: Any) -> int:
            return len(list(tx.run(f"{statement} RETURN 1 AS changed", context=whole.context_id)))

        assert memory.graph.write(work) == 1
        return [one.check for one in verify(memory, whole.context_id)]

    return breaking
