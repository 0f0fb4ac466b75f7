"""Short names and the given names that they may be short for; the table says which."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

TABLE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent.parent / "data" / "nicknames.toml").read_text(encoding="utf-8")
)


def _load() -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for name, row in TABLE.items():
        for short in row["short"].split():
            found[short] = found.get(short, frozenset()) | {name, *row.get("also", "").split()}
    return found


SHORT: Mapping[str, frozenset[str]] = _load()
"""For each short name, in lower case, the given names that have it, in all their spellings."""
