"""The work of a process that a test starts, in a module that this process can import."""

from pathlib import Path

from spectron_client import Client, Settings, background, turns
from spectron_client.writes import Unwritten, Write


def write_and_end(settings: Settings, told: Path) -> None:
    """What a worker does: it takes messages on, and ends before they are written."""

    def report(one: Unwritten) -> None:
        told.write_text(type(one.error).__name__)

    background.Writer(Client(settings), report).write(Write("t1", [turns.turn("user", "one", "m1")]))
