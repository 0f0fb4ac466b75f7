"""Backups of the embedded engine: one file that holds every context and key, made while others write."""

import shutil
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.engine.driver import Graph, open_graph
from graph.engine.embedded import Embedded
from graph.engine.enginefiles import Folder
from graph.engine.schema import apply_schema
from graph.engine.status import GraphStatus, status
from graph.errors import Conflict, Invalid
from graph.settings import Settings

NEEDED = {"configuration.json", "schema.json"}
"""What a backup of the engine holds beside its records."""
RECORDS = ("ApiKey", "Session", "Turn")
ELSEWHERE = "A Neo4j server is backed up with its own tools, such as neo4j-admin database dump; see docs/moving.md."


def backup(graph: Graph, file: Path) -> int:
    """Writes a backup, whole or not at all; gives its bytes. Raises Invalid on Neo4j, GraphUnavailable, GraphFault."""
    if not graph.embedded:
        raise Invalid(ELSEWHERE)
    made = graph.embedded.backup()
    draft = file.with_name(f"{file.name}.part")
    try:
        # The engine's folder may lie on another disk; what is there under the name is replaced in one step.
        shutil.move(made, draft)
        draft.replace(file)
        return file.stat().st_size
    except OSError as error:
        raise Invalid(f"{file} cannot be written: {error.strerror}.") from error
    finally:
        made.unlink(missing_ok=True)
        draft.unlink(missing_ok=True)


def restore(settings: Settings, file: Path, *, overwrite: bool = False) -> GraphStatus:
    """Puts what a backup holds in the place of what the data folder holds; gives what is there then.

    Raises Invalid for a file that is no backup, Conflict where the memory is in use, or has records that are not to be
    overwritten, GraphUnavailable, GraphFault. What was there stays then.
    """
    if settings.neo4j_uri:
        raise Invalid(ELSEWHERE)
    _check(file)
    embedded = Embedded(settings.data, settings.engine_heap)
    if not overwrite and _has_records(settings, embedded):
        raise Conflict("The memory has records; to replace them, restore with --overwrite.")
    with _replaced(embedded, file), open_graph(settings) as graph:
        apply_schema(graph)
        return status(graph)


def _check(file: Path) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            broken = packed.testzip()
            names = set(packed.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        raise Invalid(f"{file} is no backup, or cannot be read.") from error
    if broken or not names >= NEEDED or any("/" in name or "\\" in name for name in names):
        raise Invalid(f"{file} is no backup, or is damaged.")


def _has_records(settings: Settings, embedded: Embedded) -> bool:
    with embedded.stopped() as folder:
        if not folder.database.exists():
            return False
    with open_graph(settings) as graph:
        counts = status(graph).counts
    return any(counts[label] for label in RECORDS)


@contextmanager
def _replaced(embedded: Embedded, file: Path) -> Generator[None]:
    """The database of a backup in its place; the one before comes back where what is done with it fails."""
    with embedded.stopped() as folder:
        fresh, before = _unpacked(folder, file), folder.restoring / "before"
        if folder.database.exists():
            folder.database.rename(before)
        folder.database.parent.mkdir(exist_ok=True)
        fresh.rename(folder.database)
    try:
        yield
    except BaseException:
        with embedded.stopped() as folder:
            shutil.rmtree(folder.database)
            if before.exists():
                before.rename(folder.database)
        raise
    finally:
        shutil.rmtree(folder.restoring)


def _unpacked(folder: Folder, file: Path) -> Path:
    """A backup, unpacked beside the database. Raises Invalid where there is no room."""
    shutil.rmtree(folder.restoring, ignore_errors=True)
    fresh = folder.restoring / "fresh"
    try:
        with zipfile.ZipFile(file) as packed:
            packed.extractall(fresh)
    except OSError as error:
        shutil.rmtree(folder.restoring, ignore_errors=True)
        raise Invalid(f"{file} cannot be unpacked: {error.strerror}.") from error
    return fresh
