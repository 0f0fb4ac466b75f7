"""Whether the disk under the embedded engine takes writes: the engine's own answer does not tell a full one."""

import errno
import tempfile
from pathlib import Path

from graph.errors import StorageFailed

ROOM = bytes(4 * 1024 * 1024)
"""What must fit on the disk for it not to be full: more than most writes take."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def failure(folder: Path) -> StorageFailed | None:
    """What keeps a folder from taking writes now, if anything does."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(ROOM)
    except OSError as error:
        why = "is full; make room" if error.errno in FULL else f"cannot be written ({error.strerror}); mend that"
        return StorageFailed(
            f"The disk that holds the memory {why}, then send the same again: nothing of it is stored."
        )
    return None
