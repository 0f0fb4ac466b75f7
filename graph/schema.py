"""
The schema of the graph: what is unique and what is indexed, as files that are applied once, in their order.

`cypher/schema/<engine>/V0001__name.cypher` holds statements that each end with a semicolon; a `.sql` file holds those
that only the embedded engine's own language can say. An applied file never changes: what comes later is a new file.
Every statement can be repeated (IF NOT EXISTS), so two processes that start at once do no harm.

What was applied is kept in the graph as `Migration` {id, name, checksum, applied_at}: bookkeeping of this module,
outside of the closed set of labels that make up a memory.
"""

import hashlib
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, cast

from neo4j import Transaction
from neo4j.exceptions import ClientError

from graph import clock
from graph.driver import Graph
from graph.errors import GraphFault
from graph.queries import SCHEMA, run

log = logging.getLogger(__name__)

NAME = re.compile(r"(V\d{4})__(\w+)\.(cypher|sql)")
COMMENT = re.compile(r"^(?://|--).*\n?", re.MULTILINE)
ALREADY_THERE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"


@dataclass(frozen=True, slots=True)
class Migration:
    """One schema file."""

    id: str
    name: str
    language: str
    checksum: str
    statements: list[str]


def apply_schema(graph: Graph, root: Path = SCHEMA) -> None:
    """Apply the schema files that the graph does not have yet.

    Raises GraphFault if an applied file was changed or taken away, and GraphUnavailable.
    """
    migrations = read_migrations(root / graph.engine)
    applied = {row["migration"]["id"]: row["migration"] for row in graph.read(lambda tx: run(tx, "migration/applied"))}
    _refuse_unknown(set(applied) - {migration.id for migration in migrations})
    for migration in migrations:
        if migration.id not in applied:
            _apply(graph, migration)
        elif applied[migration.id]["checksum"] != migration.checksum:
            raise GraphFault(
                f"The schema file {migration.id}__{migration.name} was changed after this graph had applied it. "
                "Restore the file, and write what is new into a file with the next number."
            )


def read_migrations(folder: Path) -> list[Migration]:
    """The schema files of one engine, in their order. Raises ValueError for a wrong name or a number used twice."""
    migrations = [_read(file) for file in sorted(folder.iterdir())]
    numbers = [migration.id for migration in migrations]
    if len(set(numbers)) < len(numbers):
        raise ValueError(f"{folder}: two files have one number")
    return migrations


def _read(file: Path) -> Migration:
    name = NAME.fullmatch(file.name)
    if not name:
        raise ValueError(f"{file}: a schema file is named V0001__what_it_makes.cypher or .sql")
    text = file.read_text()
    parts = (part.strip() for part in COMMENT.sub("", text).split(";"))
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Migration(name[1], name[2], name[3], checksum, [part for part in parts if part])


def _refuse_unknown(ids: set[str]) -> None:
    if ids:
        raise GraphFault(
            f"This graph has the schema {max(ids)}, which this version of spectron does not know: "
            "a newer version was used with it. Update spectron."
        )


def _apply(graph: Graph, migration: Migration) -> None:
    for statement in migration.statements:
        if migration.language == "sql" and graph.embedded:
            graph.embedded.sql(statement)
        else:
            graph.write(lambda tx, text=statement: _define(tx, text))
    if graph.engine == "neo4j":
        graph.read(lambda tx: tx.run("CALL db.awaitIndexes(300)").consume())
    now = clock.iso(clock.now())
    record = {"id": migration.id, "name": migration.name, "checksum": migration.checksum, "now": now}
    graph.write(lambda tx: run(tx, "migration/record", **record))
    log.info("schema_applied", extra={"migration": migration.id, "statements": len(migration.statements)})


def _define(tx: Transaction, text: str) -> None:
    try:
        tx.run(cast("LiteralString", text)).consume()
    except ClientError as error:
        # Neo4j's IF NOT EXISTS does not hold against another process that makes the same at this moment.
        if error.code != ALREADY_THERE:
            raise
