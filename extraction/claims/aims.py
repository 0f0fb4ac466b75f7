"""What a rule for the agent is about and which way it points: from its words alone, so that equal words agree."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extraction.clauses.classes import CLASSES
from extraction.records import Aim, Sense

TABLE = Path(__file__).parent.parent / "data" / "aims.toml"
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
_CUT = re.compile(
    r"[,;:]|\bbut\b|\band (?=(?:please|also|always|never|don't|do not|no|keep|use|answer|reply|write|call|give)\b)"
)
_WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Pointing:
    """One row of the table of senses."""

    sense: Sense
    pattern: re.Pattern[str]
    example: str
    not_this: str
    lifts: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of the table of topics."""

    name: str
    pattern: re.Pattern[str]
    example: tuple[str, str]
    single: bool = False
    values: dict[str, re.Pattern[str]] = field(default_factory=dict[str, re.Pattern[str]])

    def value(self, found: re.Match[str]) -> str:
        """What of the topic the matched words ask for, empty where they do not say."""
        named = next((name for name, pattern in self.values.items() if pattern.search(found[0])), "")
        return named or next((group for group in found.groups() if group), "")


_TABLE: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which "@languages" stands for the words of that class."""
    return re.compile(re.sub(r"@(\w+)", lambda found: "|".join(sorted(CLASSES[found[1]])), pattern))


def _topic(name: str, row: dict[str, Any]) -> Topic:
    values = {value: re.compile(pattern) for value, pattern in row.get("values", {}).items()}
    return Topic(name, compiled(row["pattern"]), tuple(row["example"]), row.get("single", False), values)


SENSES = tuple(
    Pointing(sense=name, pattern=re.compile(row.pop("pattern")), **row) for name, row in _TABLE["senses"].items()
)
TOPICS = tuple(_topic(name, row) for name, row in _TABLE["topics"].items())
_EMPTY = frozenset(_TABLE["words"]["empty"].split())


def aim(text: str) -> Aim:
    """What a sentence that gives or takes back a rule is about."""
    said = plain(text)
    way = _way(said)
    for topic in TOPICS:
        found = topic.pattern.search(said)
        if found:
            near = way if way.lifts else _way(_piece(said, found.start()))
            return Aim(topic.name, topic.value(found), near.sense, topic.single)
    words = list(_meaning(way.pattern.sub(" ", said)))
    value = "" if way.sense == "forgets" else " ".join(sorted(set(words)))
    return Aim(words[-1] if words else "", value, way.sense)


def lifts(text: str) -> bool:
    """Whether a sentence takes a rule back and gives none of its own."""
    return _way(plain(text)).lifts


def plain(text: str) -> str:
    """A sentence as the tables read it."""
    return text.casefold().replace("’", "'").strip()


def _way(said: str) -> Pointing:
    return next(row for row in SENSES if row.pattern.search(said))


def _piece(said: str, place: int) -> str:
    """The clause in which a word stands: what is said beside it points its own way."""
    start = max((cut.end() for cut in _CUT.finditer(said, 0, place)), default=0)
    end = _CUT.search(said, place)
    return said[start : end.start() if end else len(said)]


def _meaning(said: str) -> Iterator[str]:
    """The words that carry meaning, without their endings, in order."""
    for word in _WORD.findall(said):
        if word not in _EMPTY:
            yield _ENDING.sub("", word)
