"""Answers to "who is …?": a name ("Who is your boss?" "Kwasi."), a tie ("Who is Ben?" "My brother."), a role."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from extraction.claims.dialogue.questions import asking_sentences, token_at
from extraction.claims.dialogue.replies import CONFIDENCE, Place, kin_of, name_in
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said
from extraction.clauses.fits import fits
from extraction.clauses.subjects import subjects_of
from extraction.clauses.wording import is_question_word, plain_text
from extraction.records import Claim, Modality
from extraction.referents import kin, nominals
from extraction.referents.kinwords import Kin

_WHO = re.compile(
    r"\bwho(?:'s|s| is| was| are) (?P<whom>[^?,]+?)"
    r"(?: then| again| by the way| exactly| at the moment| now| these days)?\?"
)
RULE = "answer:identity"


def read(place: Place, asked: int, words: list[Token]) -> Iterator[Claim]:
    """What the first words of an answer say of somebody whom the question did not know."""
    register, turn = place
    for sentence in asking_sentences(register.docs[asked]):
        whom = token_at(sentence, _WHO, "whom")
        who = None if whom is None else resolve(register, asked, whom)
        if whom is None or who is None or who in {register.speaker(asked), register.speaker(turn)}:
            continue
        row = kin.look_up(whom) if whom.pos_ == "NOUN" else None
        if row is not None:
            yield from _named(place, (who, row), words)
        elif fits("role", whom, None) and words[0].pos_ == "PROPN":
            yield from _in_office(place, whom, words[0])
        elif type_of(register, asked, whom) in {"person", None, "other"}:
            yield from _told(place, who, words[0])


def _named(place: Place, asked: tuple[int, Kin], words: list[Token]) -> Iterator[Claim]:
    """The name of somebody known by a tie to somebody else: the boss, the sister."""
    (register, turn), (who, row) = place, asked
    owner, name = register.referents[who].owner, name_in(place, words[0])
    if owner is None or name is None or row.predicate is None:
        return
    who, owner = register.rename(who, name), register.final(owner)
    ends = (who, owner) if row.direction == "owner_is_object" else (owner, who)
    said = Said(turn, (words[0],), RULE, CONFIDENCE)
    if ends[0] != ends[1]:
        yield said.claim(ends[0], row.predicate, object=ends[1])


def _in_office(place: Place, role: Token, word: Token) -> Iterator[Claim]:
    """Who has a role that nobody was known to have: "Who is treasurer?" "Ines."."""
    register, turn = place
    who = resolve(register, turn, word, "person")
    if who is not None:
        yield Said(turn, (word,), RULE, CONFIDENCE).claim(who, "has_role", value=plain_text(role))


def _told(place: Place, who: int, word: Token) -> Iterator[Claim]:
    """What somebody of a name is: "my brother", "a brother", "the plumber", or their name."""
    register, turn = place
    said, row = Said(turn, (word,), RULE, CONFIDENCE), kin.look_up(word) if word.pos_ == "NOUN" else None
    other, name = register.at(turn, word.i), name_in(place, word)
    if row is not None and row.predicate is not None:
        if other is not None and register.referents[other].owner is not None:
            register.unite(who, other)
        else:
            yield from kin_of(place, word, register.speaker(turn), RULE, who)
    elif word.pos_ == "NOUN" and fits("role", word, None):
        yield said.claim(who, "has_role", value=plain_text(word))
    elif name is not None and not register.referents[who].named:
        yield said.claim(register.rename(who, name), "name", value=name)


def confirmed(place: Place, asked: int, sentence: Span, meant: Modality) -> Iterator[Claim]:
    """What a yes or no makes of a tie that was asked for: "Is Ben your brother?", "Is Ben a friend of yours?"."""
    register, turn = place
    first = next(word for word in register.docs[turn] if word.is_alpha)
    for noun in sentence:
        row = kin.look_up(noun) if noun.dep_ == "attr" and noun.pos_ == "NOUN" else None
        whose = nominals.owner(noun) if row is not None and row.predicate is not None else None
        subject = next(iter(subjects_of(noun.head)), None) or next(_before(noun), None)
        if row is None or row.predicate is None or whose is None or subject is None or is_question_word(subject):
            continue
        who, owner = resolve(register, asked, subject), register.at(asked, whose.i)
        if who is not None and owner is not None and who != owner:
            ends = (who, owner) if row.direction == "owner_is_object" else (owner, who)
            yield Said(turn, (first,), RULE, CONFIDENCE, meant).claim(ends[0], row.predicate, object=ends[1])


def _before(noun: Token) -> Iterator[Token]:
    """Words that the tree takes for one more complement: "Ben" of "is Ben your brother"."""
    return (child for child in noun.head.children if child.dep_ == noun.dep_ and child.i < noun.i)
