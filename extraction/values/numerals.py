"""Numbers in digits and words: "1,200", "thirty-four", "two and a half", "a dozen"."""

import re
import tomllib
from math import isfinite
from pathlib import Path

TABLE = Path(__file__).parent.parent / "data" / "numerals.toml"
_WORDS: dict[str, dict[str, int]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
_VALUES = {**_WORDS["small"], **_WORDS["tens"]}
_SCALES = _WORDS["scales"]
_DOZEN = 12


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, the longest first; a look at the first letter spares most of the work."""
    letters = "".join(sorted({word[0] for word in words}))
    return f"(?=[{letters}])(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_UNITS = any_of([word for word, value in _WORDS["small"].items() if 0 < value < 10])  # noqa: PLR2004
_SMALL = rf"(?:{any_of(list(_WORDS['tens']))}(?:[\s-]{_UNITS})?|{any_of(list(_WORDS['small']))})"
_REST = rf"(?:\s+(?:and\s+)?{_SMALL})?"
_BELOW = rf"(?:{_SMALL}|an?(?=\s+hundred))(?:\s+hundred{_REST})?"
IN_WORDS = (
    rf"(?:{_BELOW}(?:\s+(?:thousand|million|billion){_REST}|\s+dozen)?"
    rf"|an?\s+(?:thousand|million|billion|dozen)|half\s+a\s+dozen)(?:\s+and\s+a\s+half)?"
)
"""Pattern of a number in words, without groups."""
IN_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Pattern of a number in digits, thousands apart by commas, without groups."""


def number_of(text: str) -> float | None:
    """Give the number that a piece matching `IN_DIGITS` or `IN_WORDS` says; None for other words."""
    spaced = re.sub(r"[\s-]+", " ", text.strip().casefold())
    if not spaced[:1].isdecimal():
        return _in_words(spaced)
    number = float(spaced.replace(",", ""))
    return number if isfinite(number) else None


def plain(number: float) -> str:
    """Write a number without needless decimals: "1200", "2.5"."""
    return str(int(number)) if number == int(number) else f"{number:.10g}"


def _in_words(text: str) -> float | None:
    words, half = text.removesuffix(" and a half"), 0.5 if text.endswith(" and a half") else 0.0
    if words.endswith("dozen"):
        count = words.removesuffix("dozen").strip()
        return _DOZEN * (0.5 if count == "half a" else _sum(count or "a") or 1) + half
    total = _sum(words)
    return None if total is None else total + half


def _sum(words: str) -> int | None:
    total = run = 0
    for word in words.split():
        if word in _SCALES:
            run = max(run, 1) * _SCALES[word]
            total, run = (total, run) if word == "hundred" else (total + run, 0)
        elif word in {"a", "an"}:
            run = 1
        elif word in _VALUES:
            run += _VALUES[word]
        elif word != "and":
            return None
    return total + run
