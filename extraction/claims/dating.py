"""Times that stand apart from what they date: "We moved. End of April.", "I teach at Acme, been there since May"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from spacy.tokens import Doc

from extraction.claims.nouns.phrases import PHRASES
from extraction.clauses.tense import Tense
from extraction.clauses.timing import phrases_in, told
from extraction.language.texts import sentence_at
from extraction.records import Claim, Precision, When
from extraction.referents.register import Register
from extraction.values.intervals import unit_at, written
from extraction.values.times import TimePhrase
from extraction.vocabulary import predicate

TABLE = Path(__file__).parent.parent / "data" / "dating.toml"
_TABLE = tomllib.loads(TABLE.read_text(encoding="utf-8"))
_WORDS: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in _TABLE["words"].items()}
TIMELESS, LASTING = _WORDS["timeless"], _WORDS["lasting"]
_GOING_ON: Mapping[str, frozenset[str]] = {
    word: frozenset(predicates) or LASTING for word, predicates in _TABLE["going_on"].items()
}
_NOUN_RULES = frozenset(row.name for row in PHRASES)
_BREAK = re.compile(r"[.!?;,:()\n—–](?!\w)|\s[-/]\s")
_FULL_STOP = re.compile(r"[.!?;\n]\s*$|^\s*$")
REACH = 300
"""Characters of a piece before its time; a longer one says more than the time."""
_WORD = re.compile(r"[\w'’]+")
_FIRST = re.compile(
    r"\b(?:first|1st) (day|week|month) (?:of |working |studying |teaching |back )?(?:at|with|in|for)\b", re.IGNORECASE
)
_SHORT = frozenset({"hour", "minute"})
_UNITS: Mapping[str, Precision] = {"day": "day", "week": "week", "month": "month"}


def dated(register: Register, turn: int, claims: list[Claim]) -> list[Claim]:
    """The claims of a turn, with the times that its fragments and neighbouring claims tell of them."""
    said_at = register.utterances[turn].said_at
    found = [replace(claim, valid=None) if _has_no_begin(claim, said_at) else claim for claim in claims]
    for phrase in phrases_in(register.utterances[turn].content):
        found = _dated_by(register, turn, phrase, found)
    found = [_first_days(register, claim) for claim in found]
    return [_followed(register, claim, found) for claim in found]


def _has_no_begin(claim: Claim, said_at: datetime) -> bool:
    """Whether the begin that was read is not that of the claim: of what does not begin, not at an hour, not yet."""
    if claim.valid is None or claim.valid.start is None:
        return False
    if claim.predicate in TIMELESS or claim.predicate.startswith("quantity_of_"):
        return True
    begun = datetime.fromisoformat(claim.valid.start).date()
    if claim.modality == "planned":
        return claim.valid.precision in _SHORT | {"day"} and begun < said_at.date()
    return claim.kind != "action" and claim.modality == "asserted" and claim.valid.precision in _SHORT


def _dated_by(register: Register, turn: int, phrase: TimePhrase, claims: list[Claim]) -> list[Claim]:
    """The claims with what a phrase that stands apart tells of the ones before it."""
    content = register.utterances[turn].content
    start, end = _piece(content, phrase)
    words = {*_words(content[start : phrase.start]), *_words(content[phrase.end : end])}
    before = len(content[: phrase.start].rstrip())
    behind = [c for c in claims if before <= c.end < phrase.start and c.valid is None and _takes(c)]
    if behind:
        targets = behind
    elif words <= _WORDS["fillers"]:
        targets = _just_said(register, turn, start, claims)
    elif words <= _WORDS["fillers"] | _WORDS["beside_it"] | _GOING_ON.keys() and words & _GOING_ON.keys():
        kinds = frozenset[str]().union(*(_GOING_ON[word] for word in words & _GOING_ON.keys()))
        targets = _latest([c for c in claims if c.predicate in kinds and c.end <= start])
    else:
        return claims
    return [replace(c, valid=told(register, turn, phrase, _tense(c, phrase))) if c in targets else c for c in claims]


def _piece(content: str, phrase: TimePhrase) -> tuple[int, int]:
    """From break to break: what stands around a time between commas, dashes and full stops."""
    first = max(0, phrase.start - REACH)
    start = max((found.end() for found in _BREAK.finditer(content, first, phrase.start)), default=first)
    after = _BREAK.search(content, phrase.end)
    return start, after.start() if after else len(content)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _just_said(register: Register, turn: int, start: int, claims: list[Claim]) -> list[Claim]:
    """What the words before a fragment say, up to the full stop before them; of a comma's piece the last thing said."""
    doc, content = register.docs[turn], register.utterances[turn].content
    opens = _FULL_STOP.search(content[:start]) is not None
    before = [sentence for sentence in doc.sents if sentence.start_char < start - 1]
    if not before or (opens and _opens_clause(doc, start)):
        return []
    said = [c for c in claims if before[-1].start_char <= c.start and c.end <= start and _takes(c)]
    return [c for c in (said if opens else _latest(said)) if c.valid is None]


def _takes(claim: Claim) -> bool:
    """Whether a time may date it: what happens or goes on, not what a noun tells beside it ("my wife")."""
    if claim.rule.startswith("kin:") or claim.rule in _NOUN_RULES:
        return False
    return claim.kind == "action" or claim.predicate in LASTING


def _opens_clause(doc: Doc, start: int) -> bool:
    """Whether a sentence with a verb goes on after its first piece: "Last spring, I moved"."""
    sentence = sentence_at(doc, start + 1)
    return sentence is not None and any(word.pos_ == "VERB" for word in sentence if word.idx >= start)


def _latest(claims: list[Claim]) -> list[Claim]:
    """Those that end last, where none of them has a time."""
    last = max((claim.end for claim in claims), default=0)
    found = [claim for claim in claims if claim.end == last]
    return found if all(claim.valid is None for claim in found) else []


def _tense(claim: Claim, phrase: TimePhrase) -> Tense:
    """The tense in which a fragment is meant: it looks back, but for plans and ends that are still to come."""
    if claim.modality == "planned":
        return "future"
    if claim.modality == "asserted" and claim.kind != "action":
        return "present" if phrase.kind == "until" else "perfect"
    return "past"


def _first_days(register: Register, claim: Claim) -> Claim:
    """What is told in its first week began in that week: "first week at Acme, all good"."""
    if claim.predicate not in LASTING or claim.valid is not None or claim.modality != "asserted":
        return claim
    sentence = sentence_at(register.docs[claim.turn], claim.start)
    found = _FIRST.search(sentence.text) if sentence else None
    if found is None:
        return claim
    began = unit_at(register.utterances[claim.turn].said_at, _UNITS[found[1].casefold()])
    return replace(claim, valid=replace(written(began), end=None))


def _followed(register: Register, claim: Claim, claims: list[Claim]) -> Claim:
    """What is over ended when what took its place began: "not in Leeds any more, she moved to York in May"."""
    if claim.modality not in {"ended", "negated"} or claim.valid is not None:
        return claim
    start = next(_begins_of_next(register, claim, claims), None)
    if start is None or start.start is None:
        return claim
    over = When(None, start.start, start.precision) if claim.modality == "ended" else start
    return replace(claim, valid=over)


def _begins_of_next(register: Register, claim: Claim, claims: list[Claim]) -> Iterator[When]:
    """When other values of a predicate that holds one began, as a turn tells it."""
    if predicate(claim.predicate, claim.kind).cardinality == "many":
        return
    said_at = register.utterances[claim.turn].said_at
    for other in claims:
        same = other.predicate == claim.predicate and other.subject == claim.subject and other.object != claim.object
        begun = other.valid.start if other.valid and other.modality == "asserted" else None
        if same and other.valid and begun and datetime.fromisoformat(begun) <= said_at:
            yield other.valid
