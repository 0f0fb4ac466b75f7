"""Answers read with their questions: "Where do you live?" "Lisbon."; "Do you have a car?" "No."."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from extraction.claims import events
from extraction.claims.dialogue.fragments import offered, verdict
from extraction.claims.dialogue.questions import Blank, Gap, Reads, asking_sentences, blanks, gaps, is_offer
from extraction.claims.readings import amount, read_value, years
from extraction.claims.resolving import resolve, type_of
from extraction.claims.rules import ruled
from extraction.claims.rules.ruled import name_of
from extraction.claims.said import Said, sureness
from extraction.clauses.clauses import clauses_of
from extraction.clauses.fits import fits
from extraction.clauses.wording import plain_text
from extraction.records import Claim, EntityType, Modality
from extraction.referents.register import Register
from extraction.values.numerals import number_of, plain
from extraction.vocabulary import predicate

CONFIDENCE = 0.85


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of a turn that answers the questions at the end of the turn before."""
    doc = register.docs[turn]
    if turn == 0 or len(doc) == 0 or not _is_other(register, turn) or not asking_sentences(register.docs[turn - 1]):
        return
    words, meant = offered(doc), verdict(doc)
    if words and meant != "asserted":
        for gap in gaps(register, turn - 1):
            if gap.place != "instead" or meant == "negated":
                yield from _filled(register, turn, gap, words)
        for blank in blanks(register, turn - 1):
            yield from _told(register, turn, blank, words)
    if meant is not None:
        yield from _confirmed(register, turn, meant)


def _is_other(register: Register, turn: int) -> bool:
    return register.utterances[turn].speaker != register.utterances[turn - 1].speaker


def _filled(register: Register, turn: int, gap: Gap, words: list[Token]) -> Iterator[Claim]:
    """The claims of a question with the words of the answer in its gap."""
    asked_in, match = turn - 1, gap.match
    for word in words:
        kind = _type_in_answer(register, turn, word, "person" if gap.place == "subject" else match.rule.type)
        meant: Modality = "ended" if match.rule.modality == "ended" else "asserted"
        said = _said(register, turn, word, f"answer:{match.rule.name}", meant)
        if gap.place == "subject":
            who = resolve(register, turn, word) if not match.rule.who or kind in match.rule.who else None
            yield from _of(register, (asked_in, gap), said, (who, (asked_in, match.object)))
        elif fits(match.rule.takes, word, kind):
            who = resolve(register, asked_in, match.subject)
            yield from _of(register, (asked_in, gap), said, (who, (turn, word)))


def _of(
    register: Register, asked: tuple[int, Gap], said: Said, ends: tuple[int | None, tuple[int, Token | None]]
) -> Iterator[Claim]:
    match, name = asked[1].match, name_of(asked[1].match)
    who, (turn, word) = ends
    if who is None or word is None:
        return
    if predicate(name).takes_value:
        value = read_value(match.rule, match.clause, word, (register, turn))
        if value is not None:
            yield said.claim(who, name, value=value)
        return
    found = resolve(register, turn, word, match.rule.type)
    if found is None:
        return
    kind = _type_in_answer(register, turn, word, match.rule.type)
    if kind is not None and asked[1].place != "subject":
        register.retype(found, kind)
    first, second = (found, who) if match.rule.turned else (who, found)
    yield said.claim(first, name, object=second)


def _type_in_answer(register: Register, turn: int, word: Token, asked_for: EntityType | None) -> EntityType | None:
    """The type of an answer: a name first said here is of the type that was asked for."""
    found = register.at(turn, word.i)
    is_new = not any(m.referent == found and m.turn < turn for m in register.mentions)
    return asked_for if asked_for and word.pos_ == "PROPN" and is_new else type_of(register, turn, word)


def _told(register: Register, turn: int, blank: Blank, words: list[Token]) -> Iterator[Claim]:
    """The value that was asked for, read from the first words of the answer."""
    who, word = resolve(register, turn - 1, blank.whom), words[0]
    value = None if who is None else _READERS[blank.row.reads](word)
    if who is None or value is None:
        return
    if blank.predicate == "name" and not register.referents[who].named:
        who = register.rename(who, value)
    said = _said(register, turn, word, f"answer:{blank.predicate}", "asserted")
    yield said.claim(who, blank.predicate, value=value)


def _said(register: Register, turn: int, word: Token, rule: str, meant: Modality) -> Said:
    return Said(turn, (word,), rule, min(CONFIDENCE, sureness(register, turn, [word])), meant)


def _count(word: Token) -> str | None:
    found = number_of(word.text)
    return None if found is None else plain(found)


def _name(word: Token) -> str | None:
    """A proper name, or the one beside a description: "my uncle, Max"."""
    named = [word, *(child for child in word.children if child.dep_ == "appos")]
    if word.pos_ == "NOUN" and word.is_title and not list(word.children):
        return word.text
    return next((plain_text(one) for one in named if one.pos_ == "PROPN"), None)


_READERS: Mapping[Reads, Callable[[Token], str | None]] = {
    "age": lambda word: years(word.text),
    "count": _count,
    "money": amount,
    "name": _name,
    "role": lambda word: plain_text(word) if fits("role", word, None) else None,
    "text": lambda word: plain_text(word) if word.pos_ in {"ADJ", "NOUN", "PROPN"} else None,
}


def _confirmed(register: Register, turn: int, meant: Modality) -> Iterator[Claim]:
    """What a yes-or-no question asked, as the answer has it."""
    before, doc = turn - 1, register.docs[turn]
    sentence = asking_sentences(register.docs[before])[-1]
    if is_offer(sentence.root) or any(word.lower_ in _VAGUE for word in sentence):
        return
    said = clauses_of(register.docs[before])
    found = list(ruled.read(register, before, said))
    first = next(word for word in doc if word.is_alpha)
    if meant == "negated" and any(word.lower_ == "still" for word in sentence):
        meant = "ended"
    for claim in (*found, *events.read(register, before, said, found)):
        if claim.modality == "asked" and sentence.start_char <= claim.start < sentence.end_char:
            yield replace(
                claim, turn=turn, start=first.idx, end=first.idx + len(first), modality=meant,
                rule=f"answer:{claim.rule}", confidence=min(CONFIDENCE, claim.confidence),
            )  # fmt: skip


_VAGUE = frozenset({"any", "anything", "anyone", "anybody", "some", "something", "someone", "or"})
"""A yes to "any pets?" names nothing; nor does one to "this or that?"."""
