"""The command as a test runs it."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Spectron = Callable[..., Ended]


COMMAND = [sys.executable, "-m", "cli.start"]


def on_a_terminal(*words: str, **settings: str) -> str:
    """Run a command with a terminal as its output, and give what it printed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, *words], stdout=theirs, env={**os.environ, **settings}) as child:
        os.close(theirs)
        printed = b""
        try:
            while piece := os.read(ours, 4096):
                printed += piece
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert child.returncode == 0
    return printed.decode()
