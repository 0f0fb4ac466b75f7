"""When somebody was born, as the turns so far tell it: "since I was ten" counts from there."""

from datetime import date

from spacy.tokens import Token

from extraction.clauses.subjects import SUBJECTS, subjects_of
from extraction.referents.register import Register
from extraction.values.dates import birth_date
from extraction.values.times import TimePhrase

_FULL = len("2000-01-01")
_SAID = ("birthday", "born")


def counts_age(phrase: TimePhrase) -> bool:
    """Whether a phrase tells a time by how old somebody was then."""
    return any(atom.row.meaning == "at_age" for atom in phrase.moment)


def birthday_told(register: Register, turn: int, phrase: TimePhrase) -> date | None:
    """The day on which whoever a phrase of age speaks of was born; None where no turn tells day and year."""
    who = _of_whom(register, turn, phrase)
    if who is None:
        return None
    for place in range(turn, -1, -1):
        if any(word in register.utterances[place].content for word in _SAID):
            for word in register.docs[place]:
                if word.lower_ in _SAID and _is_about(register, place, word, who):
                    told = birth_date(word.sent.text, register.utterances[place].said_at)
                    if told is not None and len(told) == _FULL and told[:4].isdigit():
                        return date.fromisoformat(told)
    return None


def _of_whom(register: Register, turn: int, phrase: TimePhrase) -> int | None:
    """The one whose age it is: who stands in the phrase, else who does what it dates ("left at the age of ten")."""
    span = register.docs[turn].char_span(phrase.start, phrase.end, alignment_mode="expand")
    if span is None:
        return None
    words = [word for word in span if word.dep_ in SUBJECTS]
    over = next((word for word in span.root.ancestors if word.pos_ == "VERB"), None)
    if not words and over is not None:
        words = [word for word in subjects_of(over) if word is not None]
    return _one(register, turn, words[0]) if words else None


def _is_about(register: Register, turn: int, word: Token, who: int) -> bool:
    """Whether *birthday* or *born* is said of somebody."""
    about = [child for child in word.children if child.dep_ in {"poss", *SUBJECTS}]
    about += [s for s in subjects_of(word) if s is not None] if word.lower_ == "born" else []
    return any(_one(register, turn, other) == who for other in about)


def _one(register: Register, turn: int, word: Token) -> int | None:
    found = register.at(turn, word.i)
    return None if found is None else register.final(found)
