"""
The files by which processes share an engine that one of them has started, in a folder readable by its owner only.

    engine.json     where the running engine answers, and its process id (0600)
    start.lock      held while an engine is started, joined or stopped
    schema.lock     held while the schema is brought up to date
    users.lock      held, shared, by every process that uses the engine
    log/            the engine's own log, and console.txt with what it printed at its last start
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.engine.filelock import is_held
from graph.engine.ports import LOOPBACK


@dataclass(frozen=True, slots=True)
class Running:
    """Where an engine answers, or will in a moment."""

    pid: int
    bolt: int
    http: int

    @property
    def bolt_url(self) -> str:
        return f"bolt://{LOOPBACK}:{self.bolt}"

    @property
    def http_url(self) -> str:
        return f"http://{LOOPBACK}:{self.http}"


@dataclass(frozen=True, slots=True)
class KeptFolder:
    """The folder of an engine; each method reads or writes one of its files."""

    path: Path

    def make(self) -> None:
        """Make the folder, open to its owner only."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)
        (self.path / "log").mkdir(mode=0o700, exist_ok=True)

    @property
    def start_lock(self) -> Path:
        return self.path / "start.lock"

    @property
    def schema_lock(self) -> Path:
        return self.path / "schema.lock"

    @property
    def users_lock(self) -> Path:
        return self.path / "users.lock"

    @property
    def console(self) -> Path:
        return self.path / "log" / "console.txt"

    def running(self) -> Running | None:
        """The engine that was last started here, dead or alive; None if there was none or its file is damaged."""
        try:
            return Running(**json.loads((self.path / "engine.json").read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def is_used(self) -> bool:
        """Whether a process uses the engine."""
        return is_held(self.users_lock)

    def set_running(self, running: Running) -> None:
        write_private(self.path / "engine.json", json.dumps(asdict(running)))


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(text)
    draft.replace(file)
