"""`spectron export --to-neo4j`: an embedded memory in a Neo4j, to be looked at."""

import io
from pathlib import Path

import pytest
import typer
from pydantic_core import from_json
from rich.console import Console

from cli.backend import Local
from cli.copying import copy_to_neo4j
from cli.operations import writing
from cli.terminal import Terminal
from graph.access import local_access
from graph.memory import open_memory
from graph.model import Message
from graph.settings import Settings
from tests.cli.command import Spectron

SAID = ["My sister Beth lives in Porto.", "She moved to Lisbon in May 2024."]


def test_a_copy_has_the_same_records_is_brought_up_to_date_and_tells_what_was_forgotten_since(
    settings: Settings, context: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    if not settings.neo4j_uri:
        pytest.skip("a Neo4j is what is copied into")
    monkeypatch.setenv("SPECTRON_DATA", str(tmp_path))
    monkeypatch.setenv("SPECTRON_NEO4J_USER", settings.neo4j_user)
    if settings.neo4j_password:
        monkeypatch.setenv("SPECTRON_NEO4J_PASSWORD", settings.neo4j_password.get_secret_value())
    with open_memory(Settings()) as memory:
        place = Local(memory, local_access(memory, context))
        first, second = (writing.remember(place, [Message(role="user", content=said)], infer="none") for said in SAID)
        assert copied(place, settings) == [{"line": 4, "sessions": 2, "turns": 2, "skipped": 0}]

        writing.remember(place, [Message(role="user", content="Bye.")], second.session_id, infer="none")
        writing.forget(place, turn_ids=first.turn_ids)
        with pytest.raises(typer.Exit):
            copied(place, settings)


def copied(place: Local, into: Settings) -> list[dict[str, int]]:
    """What the command prints of a copy."""
    printed = io.StringIO()
    terminal = Terminal(lambda: place, Console(file=printed), as_json=True, context_id=place.access.context_id)
    copy_to_neo4j(terminal, str(into.neo4j_uri))
    return [from_json(line) for line in printed.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("export", "--to-neo4j", "http://127.0.0.1"), 2, "neo4j://graph"),
        (("export", "--to-neo4j", "bolt://127.0.0.1:9"), 3, "127.0.0.1:9"),
        (("export",), 2, "Give a file, or --to-neo4j"),
        (("export", "a.ndjson", "--to-neo4j", "bolt://127.0.0.1:9"), 2, "Give a file, or --to-neo4j"),
    ],
)
@pytest.mark.usefixtures("local")
def test_a_copy_that_can_go_nowhere_is_told(spectron: Spectron, words: tuple[str, ...], code: int, told: str):
    ended = spectron(*words)

    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err
