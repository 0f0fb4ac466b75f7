"""Headers of statements, and how they are run."""

import pytest

from graph.engine.driver import Graph
from graph.engine.queries import every, parse, run
from graph.errors import GraphFault

TEXT = """\
// Facts about an entity that were true at a moment.
// The newest one comes first.
//
// access:  read
// params:  entity, moment
// returns: many fact
MATCH (f:Fact {subject_id: $entity})
WHERE f.valid_from <= $moment  // not $later
RETURN f
"""


def test_a_statement_knows_its_header():
    statement = parse("fact/at", TEXT)

    assert statement.does == "Facts about an entity that were true at a moment."
    assert statement.access == "read"
    assert statement.params == {"entity", "moment"}
    assert statement.returns == "many fact"


def test_a_statement_may_take_nothing():
    text = TEXT.replace("entity, moment", "none").replace("$entity", "'e'").replace("$moment", "1")

    assert parse("fact/at", text).params == frozenset()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("// Facts about", "// facts about"),
        ("moment.\n", "moment\n"),
        ("access:  read", "access: read"),
        ("access:  read", "access:  maybe"),
        ("params:  entity, moment", "params:  entity moment"),
        ("returns: many fact", "returns: facts"),
        ("// returns: many fact\n", ""),
        ("//\n", ""),
    ],
)
def test_a_header_of_another_form_is_refused(right: str, wrong: str):
    with pytest.raises(ValueError, match=r"fact/at\.cypher: the header"):
        parse("fact/at", TEXT.replace(right, wrong))


@pytest.mark.parametrize(("right", "wrong"), [("entity, moment", "entity"), ("entity, moment", "entity, moment, more")])
def test_a_header_that_names_other_parameters_than_the_statement_uses_is_refused(right: str, wrong: str):
    with pytest.raises(ValueError, match="the header says"):
        parse("fact/at", TEXT.replace(right, wrong))


def test_all_files_are_read():
    assert {"migration/applied", "status/count"} <= {statement.name for statement in every()}
    assert not any("schema" in statement.name for statement in every())


def test_rows_come_as_dictionaries(graph: Graph):
    assert graph.read(lambda tx: run(tx, "status/count"))[0].keys() >= {"Turn", "Fact"}


@pytest.mark.parametrize("params", [{}, {"id": "V1", "name": "n", "checksum": "c", "now": "x", "more": 1}])
def test_other_parameters_than_the_statement_takes_are_refused(graph: Graph, params: dict[str, str]):
    with pytest.raises(TypeError, match="migration/record takes"):
        graph.preview(lambda tx: run(tx, "migration/record", **params))


def test_a_statement_that_fails_is_named(graph: Graph):
    with pytest.raises(GraphFault, match=r"migration/record\.cypher"):
        graph.preview(lambda tx: run(tx, "migration/record", id="V1", name="n", checksum="c", now="no time"))
