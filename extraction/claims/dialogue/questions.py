"""What a turn asks: whole claims (yes or no?), rules with a gap, and questions for a value by their words."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from spacy.tokens import Doc, Span, Token

from extraction.claims.resolving import type_of
from extraction.claims.rules.patterns import Match, with_gaps
from extraction.claims.rules.ruled import may_be_subject
from extraction.clauses.clauses import Clause, clauses_of
from extraction.clauses.modality import modality_of
from extraction.clauses.wording import NOMINAL, is_question_word
from extraction.records import EntityType
from extraction.referents.register import Register

TABLE = Path(__file__).parents[2] / "data" / "questions.toml"
Reads = Literal["age", "animal", "birthday", "count", "date", "email", "kin", "money", "name", "phone", "place",
                "role", "text", "thing", "whole"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asking:
    """One row of the table."""

    ask: re.Pattern[str]
    predicate: str
    reads: Reads
    example: tuple[str, str]
    says: str
    who: frozenset[EntityType] = frozenset()
    unlike: frozenset[EntityType] = frozenset()
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A match of a rule in a question, and the word of it that an answer may give."""

    turn: int
    match: Match
    place: Literal["subject", "object", "instead"]
    """Who it is; what it is; or what it is instead, where the whole was asked: "Is he in Leeds?" "No, in York."."""
    whose: tuple[int, Token | None]
    """Turn and word of the subject."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that is asked for of somebody or something."""

    row: Asking
    predicate: str
    turn: int
    whom: Token

    def fits(self, kind: EntityType) -> bool:
        """Whether the row asks so of someone or something of this type."""
        return kind not in self.row.unlike and (not self.row.who or kind in self.row.who)


def _load() -> dict[str, Asking]:
    rows: dict[str, dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: _asking(row) for name, row in rows.items()}


def _asking(row: dict[str, Any]) -> Asking:
    types = {key: frozenset(row.pop(key)) for key in ("who", "unlike") if key in row}
    return Asking(re.compile(row.pop("ask")), example=tuple(row.pop("example")), **types, **row)


ASKINGS = _load()


def asked_in(register: Register, turn: int) -> int | None:
    """The turn whose questions a turn may answer: the last of another speaker, with a word at most in between."""
    for before in range(turn - 1, max(turn - 3, -1), -1):
        if register.utterances[before].speaker != register.utterances[turn].speaker:
            return before if asking_sentences(register.docs[before]) else None
        if len(register.docs[before]) > _FILLER:
            return None
    return None


_FILLER = 4
"""Tokens of a message that only leads up to the next one: "hm, let me see"."""


def asking_sentences(doc: Doc) -> list[Span]:
    """The sentences of a turn that end in a question mark, the last two of them."""
    return [sentence for sentence in doc.sents if "?" in sentence.text][-2:]


def gaps(register: Register, turn: int) -> Iterator[Gap]:
    """The rules that read the questions of a turn; "And Ben?" asks of Ben what was asked before."""
    yield from _own_gaps(register, turn)
    for before, whom in _followed_up(register, turn):
        for gap in _own_gaps(register, before):
            if gap.place != "subject":
                yield replace(gap, whose=(turn, whom))


def _followed_up(register: Register, turn: int) -> Iterator[tuple[int, Token]]:
    """The turn whose questions are asked again here of somebody else, with the words for whom."""
    speaker = register.utterances[turn].speaker
    for sentence in asking_sentences(register.docs[turn]):
        whom = sentence.root if _FOLLOWING.fullmatch(sentence.text.strip()) else None
        for before in range(turn - 1, max(turn - 5, -1), -1) if whom is not None and whom.pos_ in NOMINAL else ():
            earlier = asking_sentences(register.docs[before])
            is_own = register.utterances[before].speaker == speaker
            if is_own and earlier and not _FOLLOWING.fullmatch(earlier[-1].text.strip()):
                yield before, sentence.root
                break


_FOLLOWING = re.compile(r"(?i:(?:and|what about|how about) ?,? )[\w'’ -]{2,30}\?")


def _own_gaps(register: Register, turn: int) -> Iterator[Gap]:
    sentences = asking_sentences(register.docs[turn])
    for clause in clauses_of(register.docs[turn]) if sentences else ():
        if clause.verb.sent in sentences and modality_of(clause.verb) == "asked" and not is_offer(clause.verb):
            yield from _of_clause(register, turn, clause)


def is_offer(verb: Token) -> bool:
    """Tell an offer: a yes to "would you like …", "shall I …", "can you …" accepts, it tells nothing."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _of_clause(register: Register, turn: int, clause: Clause) -> list[Gap]:
    """The gaps of a clause; of the rules that ask for the same word, the surest is meant."""
    found = list(_read_by_rules(register, turn, clause))
    return [
        gap
        for gap in found
        if gap.place != "object"
        or not any(
            other.match.object == gap.match.object and other.match.rule.confidence > gap.match.rule.confidence
            for other in found
        )
    ]


def _read_by_rules(register: Register, turn: int, clause: Clause) -> Iterator[Gap]:
    for match in with_gaps(clause, lambda word: type_of(register, turn, word)):
        subject = match.subject is not None and is_question_word(match.subject)
        object_ = match.object is not None and is_question_word(match.object)
        if not (subject and object_) and may_be_subject(register, turn, match):
            place = "subject" if subject else "object" if object_ else "instead"
            yield Gap(turn, match, place, (turn, match.subject))


def blanks(register: Register, turn: int) -> Iterator[Blank]:
    """The values that a turn asks for by its words; "And Ben?" asks of Ben what was asked before."""
    yield from _own_blanks(register, turn)
    for before, whom in _followed_up(register, turn):
        yield from (replace(blank, turn=turn, whom=whom) for blank in _own_blanks(register, before))


def _own_blanks(register: Register, turn: int) -> Iterator[Blank]:
    for sentence in asking_sentences(register.docs[turn]):
        text = _lowered(sentence)
        for row in ASKINGS.values():
            found = row.ask.search(text)
            whom = None if found is None else _whom(sentence, found)
            if found is not None and whom is not None:
                named = found.groupdict().get("what")
                yield Blank(row, row.predicate.replace("*", named or ""), turn, whom)


def token_at(sentence: Span, pattern: re.Pattern[str], group: str) -> Token | None:
    """The head of the words that a pattern finds in a sentence, where they name someone or something."""
    found = pattern.search(_lowered(sentence))
    return None if found is None else _head_of(sentence, found.span(group))


def _lowered(sentence: Span) -> str:
    """The sentence in lower case, letter for letter; empty where that changes its length."""
    text = sentence.text.casefold().replace("’", "'")
    return text if len(text) == len(sentence.text) else ""


def _whom(sentence: Span, found: re.Match[str]) -> Token | None:
    return _head_of(sentence, found.span(next(name for name in ("whom", "whose") if found.groupdict().get(name))))


def _head_of(sentence: Span, places: tuple[int, int]) -> Token | None:
    start, end = (sentence.start_char + place for place in places)
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and span.root.pos_ in NOMINAL else None
