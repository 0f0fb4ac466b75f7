"""What a turn asks: whole claims (yes or no?), rules with a gap, and questions for a value by their words."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.tokens import Doc, Span, Token

from extraction.claims.resolving import type_of
from extraction.claims.rules.patterns import Match, with_gaps
from extraction.claims.rules.ruled import may_be_subject
from extraction.clauses.clauses import Clause, clauses_of
from extraction.clauses.modality import modality_of
from extraction.clauses.wording import is_question_word
from extraction.referents.register import Register

TABLE = Path(__file__).parents[2] / "data" / "questions.toml"
Reads = Literal["age", "count", "money", "name", "role", "text"]


@dataclass(frozen=True, slots=True)
class Asking:
    """One row of the table."""

    ask: re.Pattern[str]
    predicate: str
    reads: Reads
    example: tuple[str, str]
    says: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A match of a rule in a question, and the word of it that an answer may give."""

    match: Match
    place: Literal["subject", "object", "instead"]
    """Who it is; what it is; or what it is instead, where the whole was asked: "Is he in Leeds?" "No, in York."."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that is asked for of somebody or something."""

    row: Asking
    predicate: str
    whom: Token


def _load() -> dict[str, Asking]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        name: Asking(re.compile(row["ask"]), row["predicate"], row["reads"], tuple(row["example"]), row["says"])
        for name, row in rows.items()
    }


ASKINGS = _load()


def asking_sentences(doc: Doc) -> list[Span]:
    """The sentences of a turn that end in a question mark, the last two of them."""
    return [sentence for sentence in doc.sents if "?" in sentence.text][-2:]


def gaps(register: Register, turn: int) -> Iterator[Gap]:
    """The rules that read the questions of a turn."""
    sentences = asking_sentences(register.docs[turn])
    for clause in clauses_of(register.docs[turn]) if sentences else ():
        if clause.verb.sent in sentences and modality_of(clause.verb) == "asked" and not is_offer(clause.verb):
            yield from _of_clause(register, turn, clause)


def is_offer(verb: Token) -> bool:
    """Tell an offer: a yes to "would you like …", "shall I …", "can you …" accepts, it tells nothing."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _of_clause(register: Register, turn: int, clause: Clause) -> Iterator[Gap]:
    for match in with_gaps(clause, lambda word: type_of(register, turn, word)):
        subject = match.subject is not None and is_question_word(match.subject)
        object_ = match.object is not None and is_question_word(match.object)
        if not (subject and object_) and may_be_subject(register, turn, match):
            yield Gap(match, "subject" if subject else "object" if object_ else "instead")


def blanks(register: Register, turn: int) -> Iterator[Blank]:
    """The values that a turn asks for by its words."""
    doc = register.docs[turn]
    for sentence in asking_sentences(doc):
        text = sentence.text.casefold().replace("’", "'")
        for row in ASKINGS.values():
            found = row.ask.search(text) if len(text) == len(sentence.text) else None
            whom = None if found is None else _whom(doc, sentence, found)
            if found is not None and whom is not None:
                named = found.groupdict().get("what")
                yield Blank(row, row.predicate.replace("*", named or ""), whom)


def _whom(doc: Doc, sentence: Span, found: re.Match[str]) -> Token | None:
    group = next(name for name in ("whom", "whose") if found.groupdict().get(name))
    start, end = (sentence.start_char + place for place in found.span(group))
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None else span.root
