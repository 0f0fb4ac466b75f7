"""A graph with something of everything, to be broken by hand."""

from collections.abc import Callable, Generator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Any, LiteralString, Protocol, cast

import neo4j
import pytest

from extraction.records import Aim, Reading, Referent, Rule
from graph import ids
from graph.access import local_access
from graph.engine.driver import Graph, open_graph
from graph.engine.faults import EngineName
from graph.engine.schema import apply_schema
from graph.memory import Memory, Reader, root_key
from graph.model import Message
from graph.reading import entities
from graph.reading.entities import EntityFilter
from graph.requests import Request
from graph.verifying.pages import Finding, Records
from graph.verifying.verify import CHECKS
from graph.writing import ingest, merging
from graph.writing.ingest import Batch
from tests.conftest import settings_of
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.neo4j import server

BENJAMIN = Referent("Benjamin King", "person")
SISTER = Referent("sister", "person", named=False, owner=0, relation="sister")
ANN = Referent("Ann", "person")
ABEL = Referent("Ann Abel", "person")
ZORN = Referent("Ann Zorn", "person")
RULE = "Answer in French."


@dataclass(frozen=True, slots=True)
class Within:
    """Reads of a graph inside one transaction."""

    tx: neo4j.Transaction

    def read(self, work: Callable[[neo4j.Transaction], Any]) -> Any:
        return work(self.tx)


class Breaking(Protocol):
    def __call__(self, statement: LiteralString, size: int = 500) -> list[Finding]: ...


class UndoneError(Exception):
    """Rolls back what was broken."""


@pytest.fixture(scope="session")
def memory(reader: Reader, engine: EngineName, tmp_path_factory: pytest.TempPathFactory) -> Generator[Memory]:
    """A memory that no other tests fill: every record of it is walked, whosever it is."""
    start = server.source().start
    if engine == "neo4j" and not start:
        pytest.skip(f"Neo4j: {server.source().words}")
    with start() if engine == "neo4j" and start else nullcontext() as login:
        settings = settings_of(tmp_path_factory.mktemp("few"), login)
        with open_graph(settings) as graph:
            apply_schema(graph)
            yield Memory(settings, graph, root_key(settings), reader)


@pytest.fixture(scope="session")
def whole(memory: Memory) -> str:
    """The id of a context in which nothing is wrong: of its session of seven turns and one of corrections."""
    access = local_access(memory, ids.new("ctx"))
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
    return access.context_id


@pytest.fixture
def broken(memory: Memory, whole: str) -> Breaking:
    """Breaks the context by a statement, which has to change one record, gives what is found, and undoes it."""

    def breaking(statement: LiteralString, size: int = 500) -> list[Finding]:
        found = list[Finding]()

        def work(tx: neo4j.Transaction) -> None:
            assert len(list(tx.run(f"{statement} RETURN 1 AS changed", context=whole))) == 1
            records = Records(cast("Graph", Within(tx)), whole, size)
            found.extend(finding for check in CHECKS for finding in check(records))
            raise UndoneError

        with suppress(UndoneError):
            memory.graph.write(work)
        return found

    return breaking
