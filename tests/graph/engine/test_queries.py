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


def test_the_links_of_long_turns_are_sorted_without_their_texts(graph: Graph, context: str):
    turns = [f"{context}{seq}" for seq in range(1, 21)]
    made = """
        CREATE (t:Turn {id: $turn, seq: $seq, content: $text, context: $context})
        WITH t UNWIND range(1, 200) AS start
        CREATE (t)-[:HAS_MENTION]->(:Mention {start: start, end: start + 1, context: $context})
          -[:REFERS_TO]->(:Entity {scope: [], context: $context})
    """
    for seq, turn in enumerate(turns):
        row = {"turn": turn, "seq": seq, "context": context, "text": "word " * 12_000}
        graph.write(lambda tx, row=row: tx.run(made, row).consume())

    found = graph.read(lambda tx: run(tx, "turn/links", turns=turns, everything=True, tags=[], open=[]))

    assert len(found) == 4000
    graph.write(lambda tx: tx.run("MATCH (n {context: $context}) DETACH DELETE n", context=context).consume())
