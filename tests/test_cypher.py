"""The statements as a set: each is used, each use exists, each plans on every engine and finds by an index."""

import re
from pathlib import Path
from typing import Any, LiteralString, cast

import neo4j
import pytest

from graph.engine.driver import Graph
from graph.engine.faults import EngineName
from graph.engine.queries import Statement, every

CALL = re.compile(r'\brun\(\s*[\w.]+,\s*"([a-z]+/[a-z_]+)"')
COUNTS = {"limit", "most"}
"""Parameters that stand where only a number can."""
SCANS = {
    "context/list": "lists all contexts",
    "context/sweep": "deletes everything of a context, some at a time",
    "migration/applied": "lists all migrations, a handful",
}
"""Statements that read all nodes of a label, and why they may."""
SCAN = re.compile(r"(?<!IndexRange)Scan")
"""A range of an index is no scan."""
WRONG_INDEX = re.compile(r"index=\w+_by_\w+,.* \w+\.(?:id|key) = \$")
READS_ALL = re.compile(r"MATCH NODE \(\w+:\w+\) \[filter: \w+\.\w+ IN ")
"""What stands in a plan of several patterns whose first one looks for a list: every node of the label is read."""

STATEMENTS = every()
by_name = pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.name)


def plan(graph: Graph, statement: Statement) -> dict[str, Any]:
    body = re.sub(r"^//.*\n", "", statement.text, flags=re.MULTILINE)
    # The embedded engine takes EXPLAIN only before a space.
    text = cast("LiteralString", f"EXPLAIN {body}")
    params = {name: 1 if name in COUNTS else None for name in statement.params}

    def explain(tx: neo4j.Transaction) -> dict[str, Any]:
        return tx.run(text, params).consume().plan or {}

    return graph.preview(explain)


def test_every_statement_is_called_and_every_call_has_its_file():
    called = {name for file in Path("graph").rglob("*.py") for name in CALL.findall(file.read_text())}

    assert called == {statement.name for statement in STATEMENTS}


@by_name
def test_a_statement_plans(graph: Graph, statement: Statement):
    assert plan(graph, statement)


@pytest.mark.parametrize(
    "statement", [one for one in STATEMENTS if one.name not in SCANS], ids=lambda statement: statement.name
)
def test_a_statement_finds_its_records_by_the_best_index(graph: Graph, statement: Statement):
    assert weak_steps(plan(graph, statement), graph.engine) == []


def weak_steps(plan: dict[str, Any], engine: EngineName) -> list[str]:
    """Steps of a plan that read more than they need to.

    The embedded engine takes the index of whichever equality comes first in a hash of the property names, so a record
    known by its id may be looked for in its whole context. `MATCH (x {id: $id}) WITH x WHERE x.context = $context`
    leaves it no choice. For patterns that its optimiser does not know it names no index.
    """
    if engine == "neo4j":
        below = [step for child in plan.get("children", []) for step in weak_steps(child, engine)]
        return below + [plan["operatorType"]] * ("Scan" in plan["operatorType"])
    lines = plan["args"]["string-representation"].splitlines()
    return [line for line in lines if SCAN.search(line) or WRONG_INDEX.search(line) or READS_ALL.search(line)]
