"""What the engines answer becomes what a caller is told."""

import pytest
from neo4j.exceptions import Neo4jError

from graph.engine.faults import translated
from graph.errors import GraphFault, GraphUnavailable, MemoryShort, SpectronError, StorageFailed

OF_TRANSACTIONS = "Neo.DatabaseError.Transaction."


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (f"{OF_TRANSACTIONS}TransactionLogError", StorageFailed),  # the disk of Neo4j is full
        (f"{OF_TRANSACTIONS}TransactionStartFailed", GraphUnavailable),  # and from then on
        ("Neo.TransientError.General.DatabaseUnavailable", GraphUnavailable),
        ("Neo.ClientError.Transaction.TransactionNotFound", GraphUnavailable),
        ("Neo.ClientError.Statement.SyntaxError", GraphFault),
        ("Neo.DatabaseError.General.UnknownError", GraphUnavailable),
    ],
)
def test_a_code_has_its_error(code: str, kind: type[SpectronError]):
    error = translated(Neo4jError._basic_hydrate(neo4j_code=code, message="Alice said so"))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    assert type(error) is kind
    assert "Alice" not in str(error)


def test_what_an_engine_has_no_memory_for_is_a_fault_that_says_what_to_do_and_not_to_send_it_again():
    said = "Query heap budget exceeded: the in-heap ORDER BY of Alice needs 35.81KB more"
    error = Neo4jError._basic_hydrate(neo4j_code="Neo.DatabaseError.General.UnknownError", message=said)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    error.add_note("turn/links.cypher")

    assert type(translated(error)) is MemoryShort
    assert str(translated(error)) == (
        "The graph has too little memory for turn/links.cypher: ask for fewer at a time, or raise SPECTRON_ENGINE_HEAP."
    )
