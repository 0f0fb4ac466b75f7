"""Which reader this is: what is read depends on the files of this package and on three libraries."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

LIBRARIES = ("spacy", "coreferee", "onnxruntime")
DIGITS = 12
_IDLE = {".pyc", ".md"}


@cache
def version() -> str:
    """Hexadecimal digits that change where a rule, a table, the code or the model of the reader does.

    Takes 0.1 s once: the model has 35 MB.
    """
    return digest(Path(__file__).parent)


def digest(folder: Path) -> str:
    """The version of a reader that lies in a folder."""
    made = hashlib.sha256()
    for library in LIBRARIES:
        made.update(f"{library} {metadata.version(library)}\n".encode())
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in _IDLE):
        made.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
        made.update(file.read_bytes())
    return made.hexdigest()[:DIGITS]
