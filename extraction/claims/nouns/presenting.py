"""Who speaks, where a turn says so: "Sofie here", "this is Max from Acme", "me (Ana Ruiz)", "— Max Stone"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extraction.claims.nouns.titles import Named, people
from extraction.claims.said import Said
from extraction.clauses.modality import is_quoted
from extraction.records import Claim
from extraction.referents.register import Register

CONFIDENCE = 0.9
_GREETINGS = "hi|hello|hey|hiya|yeah|yes|good|morning|afternoon|evening|day|all|there|dear|please"
_OPENING = re.compile(rf"\W*(?:(?:{_GREETINGS})\W+)*", re.IGNORECASE)
_THIS = re.compile(r"(?:this is|it is|it['’]?s|i am|i['’]?m)\s+", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:,(?!\s*(?:our|my|his|her|their)\b)|[.!(]|from\b|at\b|here\b|again\b|$)")
_FAREWELLS = "regards|sincerely|faithfully|truly|wishes|cheers|thanks|thank you|love|greetings|best|yours"
_SIGNING = re.compile(rf"(?:\s[-–—~]|\b(?:{_FAREWELLS})(?:,|[.!]?\s*\n))\s*$", re.IGNORECASE)
_TAIL = re.compile(r"[\s.!)]*|,(?:\s+\S+){1,8}\s*")
"""What may come after a signature: nothing, or a comma with a firm and a number."""
_ME = re.compile(r"\bme\s*\($", re.IGNORECASE)
REACH = 200
"""How many characters before a name an opening or a farewell may begin."""
_BETWEEN = frozenset({"here", "from", "at", ",", "with", "of", "the"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims that a user's turn makes of its own speaker by name, and of the firm that is named with it."""
    if register.utterances[turn].role != "user":
        return
    content = register.utterances[turn].content
    for name in people(register, turn):
        if _is_own(name.words, content):
            yield _name(register, turn, name)
            yield from _firm(register, turn, name.words)


def _is_own(name: Span, text: str) -> bool:
    """Whether a name is said as the speaker's own, at the head of the turn or under it."""
    before, after = text[max(0, name.start_char - REACH) : name.start_char], text[name.end_char :]
    if is_quoted(name.root):
        return False
    if _ME.search(before):
        return after.startswith((")", ","))
    return (name.start_char <= REACH and _opens(before, after)) or (
        _SIGNING.search(before) is not None and _TAIL.fullmatch(after) is not None
    )


def _opens(before: str, after: str) -> bool:
    """Whether a turn opens with a name: "Max here", "Hi, this is Max"."""
    opening = _OPENING.match(before)
    head = before[opening.end() :] if opening else before
    if not head and re.match(r"\s+here\b", after):
        return True
    return _THIS.fullmatch(head) is not None and _GOES_ON.match(after) is not None


def _name(register: Register, turn: int, name: Named) -> Claim:
    speaker = register.speaker(turn)
    other = register.referents[name.who]
    if name.who != speaker and other.speaker is None and other.owner is None:
        speaker = register.unite(speaker, name.who)
    register.alias(speaker, name.words.text)
    said = Said(turn, (name.words.root,), "presents_self", CONFIDENCE)
    return said.claim(speaker, "name", value=name.words.text)


def _firm(register: Register, turn: int, name: Span) -> Iterator[Claim]:
    """For whom the speaker works: "Max from Acme", "Max here from Acme", "— Max Stone, Acme Corp"."""
    word = _linked(name.doc, name.end)
    what = None if word is None else register.at(turn, word.i)
    if word is not None and what is not None and register.referents[what].type == "organisation":
        said = Said(turn, (name.root, word), "presents_firm", CONFIDENCE - 0.1)
        yield said.claim(register.speaker(turn), "works_for", object=what)


def _linked(doc: Doc, at: int) -> Token | None:
    """Give the word after "here", "from", "at", a comma and an article."""
    start = at
    while at < len(doc) and doc[at].lower_ in _BETWEEN:
        at += 1
    return doc[at] if start < at < len(doc) else None
