"""When it was: "When did you move?" "In May."; "How long have you lived there?" "Three years."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from spacy.tokens import Span

from extraction.claims import events
from extraction.claims.dialogue.questions import asked_in, asking_sentences
from extraction.claims.dialogue.replies import CONFIDENCE
from extraction.claims.resolving import resolve
from extraction.claims.rules import ruled
from extraction.claims.said import Said
from extraction.clauses.clauses import Clause, clauses_of
from extraction.clauses.tense import Tense, tense_of
from extraction.clauses.timing import phrases_in, told
from extraction.records import Claim, Modality, When
from extraction.referents.register import Register
from extraction.values.times import TimePhrase

EVENT = 0.75
_ASKS = re.compile(
    r"\b(?:when|(?:what|which) (?:year|month|day|date)|how long(?: ago)?)\b(?!.*\bwhen\b)", re.IGNORECASE
)


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What a question of time takes for granted, with the time that the answer gives."""
    asked, phrases = asked_in(register, turn), phrases_in(register.utterances[turn].content)
    if asked is None or not phrases:
        return
    question = asking_sentences(register.docs[asked])[-1]
    asking = _ASKS.search(question.text)
    opening = next(register.docs[turn].sents)
    if asking is None or phrases[0].start >= opening.end_char:
        return
    tense: Tense = "perfect" if asking[0].casefold() == "how long" else tense_of(question.root)
    when = told(register, turn, phrases[0], tense)
    if when is not None:
        yield from _asked(register, question, asked, (turn, phrases[0], when))


def _asked(register: Register, question: Span, asked: int, answer: tuple[int, TimePhrase, When]) -> Iterator[Claim]:
    """The claims of a question, as said in the answer."""
    turn, phrase, when = answer
    ahead = when.start is not None and datetime.fromisoformat(when.start) > register.utterances[turn].said_at
    meant: Modality = "planned" if ahead else "asserted"
    said = [clause for clause in clauses_of(register.docs[asked]) if clause.verb.sent == question]
    found = list(ruled.read(register, asked, said))
    found = [*found, *events.read(register, asked, said, found)] or list(_happened(register, asked, said))
    for claim in found:
        if claim.modality == "asked":
            yield replace(
                claim, turn=turn, start=phrase.start, end=phrase.end, modality=meant, valid=when,
                rule=f"answer:{claim.rule}", confidence=min(CONFIDENCE, claim.confidence),
            )  # fmt: skip


def _happened(register: Register, turn: int, said: list[Clause]) -> Iterator[Claim]:
    """Whatever a verb without an object says that somebody did: "When did she pass?" takes for granted that she did."""
    for clause in said:
        if clause.form == "verb" and clause.arguments.keys() <= {"when"} and clause.verb.pos_ == "VERB":
            for word in clause.subjects:
                who = resolve(register, turn, word)
                if word is not None and who is not None and register.referents[who].type == "person":
                    words = Said(turn, (word, clause.word), "event", EVENT, "asked")
                    yield words.claim(who, clause.key, kind="action")
