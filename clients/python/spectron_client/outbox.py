"""A folder that keeps writes until the service has them, so that they survive the process. Only its owner may read."""

import json
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spectron_client.calls import encoded

WAITING, REFUSED = ".turns", ".refused"


@dataclass(frozen=True, slots=True)
class Outbox:
    """One file a write. Processes may share the folder: what two of them send is remembered once, by its ids."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, write: dict[str, Any]) -> Path:
        """Put a write on the disk, whole or not at all, and give its file."""
        name = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
        draft = self.folder / f"{name}.draft"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(encoded(write))
            file.flush()
            os.fsync(file.fileno())
        return draft.replace(self.folder / f"{name}{WAITING}")

    def waiting(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Every write that is kept, oldest first."""
        for path in sorted(self.folder.glob(f"*{WAITING}")):
            try:
                yield path, json.loads(path.read_bytes())
            except FileNotFoundError:  # another process has sent it
                continue

    def sent(self, path: Path) -> None:
        """Let go of a write that the service has."""
        path.unlink(missing_ok=True)

    def refused(self, path: Path) -> None:
        """Put a write aside that the service will never take."""
        with suppress(FileNotFoundError):  # another process has put it aside
            path.rename(path.with_suffix(REFUSED))
