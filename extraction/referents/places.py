"""How great a place a name is known for: a country, a town of so many, or none."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

TABLE = Path(__file__).parent.parent / "data" / "places.txt"
HEADER = """# Towns of 25,000 and more, and countries, in lower case and without accents; what each is.
# From GeoNames (CC BY 4.0, https://www.geonames.org), written by `train.places`.
"""
SIZES: Mapping[str, int] = {"city": 500_000, "large": 100_000, "town": 0}
"""How many live there at least, the greatest first."""


@cache
def _places() -> Mapping[str, str]:
    lines = TABLE.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()
    return dict(line.split("\t", 1) for line in lines)


def size(name: str) -> str | None:
    """Give how great the place is that has this name; None where none is known.

    >>> size("Tampere"), size("Rovaniemi"), size("Peru"), size("Waffle")
    ('large', 'town', 'country', None)
    """
    return _places().get(plain(name))


def plain(name: str) -> str:
    """Give a name in lower case and without accents.

    >>> plain("Málaga")
    'malaga'
    """
    letters = name.casefold()
    return letters if letters.isascii() else "".join(c for c in normalize("NFKD", letters) if not combining(c))
