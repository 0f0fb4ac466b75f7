"""
A folder that keeps writes until the service has them, so that they survive the process. Only its owner may read.

Each memory has a folder of its own in it: what was said to one is never sent to another.
"""

import json
import logging
import os
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from spectron_client.calls import encoded
from spectron_client.digests import digest
from spectron_client.errors import BadSetting
from spectron_client.settings import Settings
from spectron_client.writes import Write

log = logging.getLogger("spectron_client")

DRAFT, WAITING, REFUSED, BROKEN = ".draft", ".turns", ".refused", ".broken"

DRAFT_SECONDS = 3_600
"""A draft that is older was left by a process that died while it wrote; the words in it were never taken on."""

MEMORY_NAME = 32
"""Characters of the name of a memory's own folder, a sum of its address and context."""

FIELDS = {"session_id": str, "messages": list, "scope": list, "metadata": dict}


@dataclass(frozen=True, slots=True)
class Outbox:
    """One file a write. Processes may share the folder: what two of them send is remembered once, by its ids."""

    folder: Path
    stuck: set[Path] = field(default_factory=set[Path], compare=False)
    """Files that this process is done with and cannot take away. The next start sends what they hold once more."""

    def __post_init__(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise BadSetting(f"The outbox {str(self.folder)!r} cannot be used: {error.strerror}.") from error
        try:
            if self.folder.stat().st_mode & 0o077:
                self.folder.chmod(0o700)
            for draft in self.folder.glob(f"*{DRAFT}"):
                if time.time() - draft.stat().st_mtime > DRAFT_SECONDS:
                    draft.unlink()
        except OSError as error:
            log.warning("the outbox cannot be tidied: %s", error.strerror)

    def keep(self, write: dict[str, Any]) -> Path:
        """Put a write on the disk, whole or not at all, and give its file. Raises OSError, NotJson."""
        name = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
        written = encoded(write)
        draft = self.folder / f"{name}{DRAFT}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        return draft.replace(self.folder / f"{name}{WAITING}")

    def waiting(self) -> list[Path]:
        """The file of every write that is kept, oldest first."""
        try:
            return sorted(self.folder.glob(f"*{WAITING}"))
        except OSError as error:
            log.warning("the outbox cannot be looked into: %s", error.strerror)
            return []

    def has(self, session_id: str) -> bool:
        """Whether a write of a session is kept, whichever process has put it there."""
        return any(write.session_id == session_id for path in self.waiting() if (write := self.read(path)))

    def read(self, path: Path) -> Write | None:
        """The write in a file; None where another process has sent it, or it cannot be read and was put aside."""
        try:
            return _write_of(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            log.warning(
                "a file of the outbox cannot be read and is put aside: %s (%s)", path.name, type(error).__name__
            )
            self._aside(path, BROKEN)
            return None

    def sent(self, path: Path) -> None:
        """Let go of a write that the service has."""
        with self._taking(path):
            path.unlink()

    def refused(self, path: Path) -> None:
        """Put a write aside that the service will never take."""
        self._aside(path, REFUSED)

    def _aside(self, path: Path, suffix: str) -> None:
        with self._taking(path):
            path.rename(path.with_suffix(suffix))

    @contextmanager
    def _taking(self, path: Path) -> Generator[None]:
        """Around what takes a file away: where the folder does not allow it any more, the writing goes on."""
        try:
            yield
        except FileNotFoundError:
            pass  # another process has taken it away
        except OSError as error:
            self.stuck.add(path)
            log.warning("a file of the outbox cannot be taken away: %s (%s)", path.name, error.strerror)


def outbox_of(folder: Path, settings: Settings) -> Outbox:
    """The part of a folder that keeps what goes to this address and context, whatever the key."""
    return Outbox(folder / digest(settings.base_url)[:MEMORY_NAME])


def _write_of(told: object) -> Write:
    """What was kept. Raises ValueError for anything else."""
    fields = cast("dict[str, Any]", told) if isinstance(told, dict) else {}
    if set(fields) != set(FIELDS) or not all(isinstance(fields[name], kind) for name, kind in FIELDS.items()):
        raise ValueError("It is no write.")
    return Write(**fields)
