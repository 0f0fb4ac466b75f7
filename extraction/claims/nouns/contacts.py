"""E-mail addresses and phone numbers that stand beside a name: "Ana Ruiz, ana@acme.example, 020 7946 0018"."""

import re
from collections.abc import Iterator

from extraction.claims.said import Said
from extraction.clauses.modality import is_quoted
from extraction.records import Claim
from extraction.referents.register import Register
from extraction.values.values import Value, find_values

CONFIDENCE = 0.85
_KINDS = {"email": "email", "phone": "phone"}
_OWNERS = frozenset({"person", "organisation"})
_BETWEEN = re.compile(
    r"[\s,;:()–—|-]*(?:(?:tel|phone|mobile|cell|call|on|at|mail|e-?mail|number|is)\b[\s.:,]*)*", re.IGNORECASE
)
_HINT = re.compile(r"@|\d{3}")


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Whose the addresses and numbers of one turn are, where a name stands right before them."""
    text = register.utterances[turn].content
    if not _HINT.search(text):
        return
    values = [value for value in find_values(text) if value.kind in _KINDS]
    for value in values:
        start = _chain_start(text, values, value)
        who = _named_before(register, turn, start)
        words = register.docs[turn].char_span(value.start, value.end, alignment_mode="expand")
        if who is not None and words is not None and not is_quoted(words.root):
            said = Said(turn, (words[0], words[-1]), f"contact:{value.kind}", CONFIDENCE)
            yield said.claim(who, _KINDS[value.kind], value=value.text)


def _chain_start(text: str, values: list[Value], value: Value) -> int:
    """Give where the row of values begins that this one is in."""
    start = value.start
    for before in reversed([other for other in values if other.end <= value.start]):
        if not _BETWEEN.fullmatch(text, before.end, start):
            break
        start = before.start
    return start


def _named_before(register: Register, turn: int, start: int) -> int | None:
    text = register.utterances[turn].content
    for mention in register.mentions:
        if mention.turn == turn and mention.kind == "name" and mention.referent is not None and mention.end <= start:
            who = register.final(mention.referent)
            if register.referents[who].type in _OWNERS and _BETWEEN.fullmatch(text, mention.end, start):
                return who
    return None
