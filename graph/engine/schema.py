"""
The schema of the graph: what is unique and what is indexed, as files that are applied once, in their order.

`cypher/schema/` has a folder of files for both engines and one for each. A file is named `V0001__what_it_makes.cypher`
and holds statements that each end with a semicolon; a `.sql` file holds those that only the embedded engine's own
language can say. An applied file never changes: what comes later is a new file with the next number. A statement that
fills what is there takes some of it at a time and counts that as `done`; it is run until nothing is left. Every
statement can be repeated, so it does no harm when two processes start at once on Neo4j; those that share an embedded
engine take turns.

What was applied is kept in the graph as `Migration` {id, name, checksum, applied_at}: bookkeeping of this module,
outside of the closed set of labels that make up a memory.
"""

import hashlib
import logging
import re
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import LiteralString, cast

import neo4j
from neo4j.exceptions import ClientError

from graph import clock
from graph.engine.driver import Graph
from graph.engine.queries import SCHEMA, run
from graph.errors import GraphFault

log = logging.getLogger(__name__)

COMMON = "common"
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
    migrations = read_migrations([root / COMMON, root / graph.engine])
    with graph.embedded.alone() if graph.embedded else nullcontext():
        _bring_up_to_date(graph, migrations)


def read_migrations(folders: list[Path]) -> list[Migration]:
    """The schema files of some folders, in their order. Raises ValueError for a wrong name or a number used twice."""
    files = sorted((file for folder in folders for file in folder.iterdir()), key=lambda file: file.name)
    migrations = [_read(file) for file in files]
    for one, other in pairwise(migrations):
        if one.id == other.id:
            raise ValueError(f"two schema files have the number {one.id}: {one.name} and {other.name}")
    return migrations


def _bring_up_to_date(graph: Graph, migrations: list[Migration]) -> None:
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
            _define(graph, statement)
    if graph.engine == "neo4j":
        graph.read(lambda tx: tx.run("CALL db.awaitIndexes(300)").consume())
    now = clock.iso(clock.now())
    record = {"id": migration.id, "name": migration.name, "checksum": migration.checksum, "now": now}
    graph.write(lambda tx: run(tx, "migration/record", **record))
    log.info("schema_applied", extra={"migration": migration.id, "statements": len(migration.statements)})


def _define(graph: Graph, text: str) -> None:
    try:
        while graph.write(lambda tx: _count(tx, text)):
            pass
    except GraphFault as fault:
        # Neo4j's IF NOT EXISTS does not hold against another process that makes the same at this moment.
        if not isinstance(fault.__cause__, ClientError) or fault.__cause__.code != ALREADY_THERE:
            raise


def _count(tx: neo4j.Transaction, text: str) -> int:
    """How much a statement did, where it counts that: it does some at a time, and is repeated until nothing is left."""
    row = tx.run(cast("LiteralString", text)).single()
    return row["done"] if row else 0
