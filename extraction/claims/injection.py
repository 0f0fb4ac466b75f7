"""Orders to the agent inside data: recorded as a doubt, never as an instruction, never obeyed."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from extraction.records import Doubt
from extraction.referents.register import Register

TABLE = Path(__file__).parent.parent / "data" / "injection.toml"
REASON = "possible_injection"


def _load() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


ROWS = _load()
"""By name: `pattern`, what an order looks like; `example`, one that it finds (its test)."""
_PATTERNS = tuple(re.compile(row["pattern"], re.IGNORECASE | re.DOTALL) for row in ROWS.values())
_QUOTED = re.compile(
    r"\"[^\"]{12,}\"|“[^”]{12,}”|```.*?```|^>[^\n]*$|<!--.*?-->|<(?P<tag>[a-z][\w-]*)[^>]*>.*?</(?P=tag)>|^(?:From|Subject):.*",
    re.DOTALL | re.MULTILINE,
)
"""What a user's turn cites: quotations, blocks of code, tagged passages, a message with its head and all after it."""


def read(register: Register, turn: int) -> Iterator[Doubt]:
    """A doubt a passage of a tool's answer, or of a document pasted into a turn, that orders the agent about."""
    utterance = register.utterances[turn]
    if utterance.role == "tool":
        passages = [(0, len(utterance.content))]
    elif utterance.role == "user":
        passages = [found.span() for found in _QUOTED.finditer(utterance.content)]
    else:
        passages = []
    for start, end in passages:
        yield from _doubts(turn, utterance.content, start, end)


def _doubts(turn: int, content: str, start: int, end: int) -> Iterator[Doubt]:
    for pattern in _PATTERNS:
        found = pattern.search(content, start, end)
        if found is not None:
            first, last = _sentence(content, found.start(), found.end())
            yield Doubt(turn, first, last, REASON, content[first:last])
            return


_MARKS = (". ", "! ", "? ", "\n", '"')


def _sentence(content: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a passage."""
    begins = [at + len(mark) for mark in _MARKS if (at := content.rfind(mark, 0, start)) >= 0]
    ends = [at for mark in _MARKS if (at := content.find(mark, end)) >= 0]
    return min(max(begins, default=0), start), min(ends, default=len(content))


def is_data(register: Register, turn: int) -> bool:
    """Whether a turn is machine data (JSON), which no rule for sentences may read."""
    content = register.utterances[turn].content.strip()
    if content[:1] not in {"{", "["}:
        return False
    try:
        json.loads(content)
    except ValueError:
        return False
    return True
