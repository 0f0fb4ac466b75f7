"""Answers read with their questions: "Where do you live?" "Lisbon."; "Do you have a car?" "No."."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from extraction.claims import events
from extraction.claims.dialogue import identities
from extraction.claims.dialogue.fragments import is_over, is_unsure, offered, verdict
from extraction.claims.dialogue.questions import Gap, asked_in, asking_sentences, blanks, gaps, is_offer
from extraction.claims.dialogue.replies import CONFIDENCE, told, type_in_answer
from extraction.claims.readings import read_value
from extraction.claims.resolving import resolve
from extraction.claims.rules import ruled
from extraction.claims.rules.ruled import name_of
from extraction.claims.said import Said, sureness
from extraction.clauses.clauses import clauses_of
from extraction.clauses.fits import fits
from extraction.clauses.tense import tense_of
from extraction.clauses.wording import plain_text
from extraction.records import Claim, Modality
from extraction.referents.register import Register
from extraction.vocabulary import predicate


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of a turn that answers the questions at the end of the turn before."""
    asked = asked_in(register, turn)
    if asked is None or len(register.docs[turn]) == 0:
        return
    words, meant = offered(register.docs[turn]), verdict(register.docs[turn])
    if words and meant != "asserted":
        for gap in gaps(register, asked):
            if gap.place != "instead" or meant == "negated" or _is_replaced(gap, words):
                yield from _filled(register, turn, gap, words)
        for blank in blanks(register, asked):
            yield from told((register, turn), blank, words)
        yield from identities.read((register, turn), asked, words)
        yield from _chosen(register, (asked, turn), words[0])
    if meant is not None and not (words and meant == "hedged"):
        yield from _confirmed(register, (asked, turn), meant)


def _is_replaced(gap: Gap, words: list[Token]) -> bool:
    """Whether an answer names another of which there is but one: "Is she in Leeds?" "York."."""
    return predicate(name_of(gap.match)).cardinality == "one" and words[0].pos_ == "PROPN"


def _filled(register: Register, turn: int, gap: Gap, words: list[Token]) -> Iterator[Claim]:
    """The claims of a question with the words of the answer in its gap."""
    match = gap.match
    for word in words:
        kind = type_in_answer((register, turn), word, "person" if gap.place == "subject" else match.rule.type)
        meant: Modality = "ended" if match.rule.modality == "ended" else "hedged" if is_unsure(word) else "asserted"
        said = _said(register, turn, word, f"answer:{match.rule.name}", meant)
        if gap.place == "subject":
            who = resolve(register, turn, word) if not match.rule.who or kind in match.rule.who else None
            yield from _of(register, gap, said, (who, (gap.turn, match.object)))
        elif fits(match.rule.takes, word, kind):
            who = resolve(register, *gap.whose)
            yield from _of(register, gap, said, (who, (turn, word)))


def _of(register: Register, gap: Gap, said: Said, ends: tuple[int | None, tuple[int, Token | None]]) -> Iterator[Claim]:
    match, name = gap.match, name_of(gap.match)
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
    kind = type_in_answer((register, turn), word, match.rule.type)
    if kind is not None and gap.place != "subject":
        register.retype(found, kind)
    first, second = (found, who) if match.rule.turned else (who, found)
    yield said.claim(first, name, object=second)


def _said(register: Register, turn: int, word: Token, rule: str, meant: Modality) -> Said:
    return Said(turn, (word,), rule, min(CONFIDENCE, sureness(register, turn, [word])), meant)


def _confirmed(register: Register, turns: tuple[int, int], meant: Modality) -> Iterator[Claim]:
    """What a yes-or-no question asked, as the answer has it."""
    (before, turn), doc = turns, register.docs[turns[1]]
    sentence = asking_sentences(register.docs[before])[-1]
    if is_offer(sentence.root) or any(word.lower_ in _VAGUE or word.tag_ in _WHICH for word in sentence):
        return
    if meant == "negated" and any(word.lower_ == "still" for word in sentence):
        meant = "ended"
    if meant == "asserted" and is_over(doc) and tense_of(sentence.root) == "present":
        meant = "ended"
    first = next(word for word in doc if word.is_alpha)
    for claim in _asked_by(register, before, sentence):
        yield _answered(claim, (turn, first), meant)
    yield from identities.confirmed((register, turn), before, sentence, meant)


def _chosen(register: Register, turns: tuple[int, int], word: Token) -> Iterator[Claim]:
    """What an answer picks of two: "Are you vegan or vegetarian?" "Vegan."."""
    before, turn = turns
    sentence = asking_sentences(register.docs[before])[-1]
    if any(other.lower_ == "or" for other in sentence):
        for claim in _asked_by(register, before, sentence):
            told = claim.value or ("" if claim.object is None else register.referents[claim.object].name)
            if told.casefold().removeprefix("the ") == plain_text(word).casefold():
                yield _answered(claim, (turn, word), "asserted")


def _asked_by(register: Register, before: int, sentence: Span) -> Iterator[Claim]:
    said = clauses_of(register.docs[before])
    found = list(ruled.read(register, before, said))
    for claim in (*found, *events.read(register, before, said, found)):
        if claim.modality == "asked" and sentence.start_char <= claim.start < sentence.end_char:
            yield claim


def _answered(claim: Claim, at: tuple[int, Token], meant: Modality) -> Claim:
    turn, word = at
    return replace(
        claim, turn=turn, start=word.idx, end=word.idx + len(word), modality=meant,
        rule=f"answer:{claim.rule}", confidence=min(CONFIDENCE, claim.confidence),
    )  # fmt: skip


_WHICH = frozenset({"WRB", "WP", "WDT", "WP$"})
_VAGUE = frozenset({"any", "anything", "anyone", "anybody", "some", "something", "someone", "or"})
"""A yes to "any pets?" names nothing; nor does one to "this or that?"."""
