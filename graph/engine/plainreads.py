"""
Whether a statement is a plain read: an engine plans it, and nothing of it is run.

Both engines let a statement through that reads the graph and does something else beside it: ends the transactions of
others, fetches a file from where the server is. Neo4j's plan names every operator; what it may not hold stands in
`plainreads.toml`. The embedded engine plans nothing for its own commands, and is told at its start to load no files.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString, cast

import neo4j

from graph.engine.faults import EngineName
from graph.errors import Invalid

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_REFUSED = [(re.compile(row["pattern"]), str(row["why"])) for row in _TABLE["refused"]]
_PROCEDURES = frozenset(_TABLE["procedures"]["whole"])
_BEGINNINGS = tuple(_TABLE["procedures"]["beginnings"])
_CALLED = re.compile(r"(?:^ProcedureCall@[^|]*\||\bResolvedCall\(|\bCALL )([^(]*)")
_READS = "r"

NO_FILES = str(_TABLE["refused"][0]["why"])
ONLY_READS = "This statement would write; here only statements that read are taken."
NO_MEMORY = "The statement needs more memory than the engine has for it; ask for less. Nothing was changed."
NO_STATEMENT = "There is no statement; ask something, such as MATCH (n) RETURN count(n)."
NO_QUESTION = "This is a command to the engine and no question to the graph; here only statements that read are taken."


def check(tx: neo4j.Transaction, engine: EngineName, database: str, statement: str, params: dict[str, Any]) -> None:
    """Have a statement planned and look at the plan.

    Raises Invalid where it is no plain read of this database, and what the engine raises where it has no plan for it.
    Whether it writes is found on Neo4j alone.
    """
    if not statement.strip():
        raise Invalid(NO_STATEMENT)
    # Whoever holds the graph typed it; no part of it comes from a conversation.
    summary = tx.run(cast("LiteralString", f"EXPLAIN {statement}"), params).consume()
    if summary.plan is None:
        raise Invalid(NO_QUESTION)
    if engine == "neo4j":
        if summary.query_type != _READS:
            raise Invalid(NO_QUESTION if summary.query_type == "s" else ONLY_READS)
        for operator in _operators(summary.plan):
            _check_operator(operator, database)


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    """Each operator of a plan with the database that it works on, and what it does in Cypher."""
    yield f"{plan['operatorType']}|{plan.get('args', {}).get('Details', '')}"
    for child in plan.get("children", ()):
        yield from _operators(child)


def _check_operator(operator: str, database: str) -> None:
    for pattern, why in _REFUSED:
        if pattern.search(operator):
            raise Invalid(why)
    for called in _CALLED.findall(operator):
        name = called.replace("`", "").strip()
        if name not in _PROCEDURES and not name.startswith(_BEGINNINGS):
            raise Invalid(
                f"The procedure {name} is none of those that are known to read the graph and do nothing else."
            )
    at = operator.partition("|")[0].partition("@")[2]
    if at and at.casefold() != database.casefold():
        raise Invalid(f"This statement works on {at}; here only {database} is asked.")
