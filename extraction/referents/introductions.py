"""Names given apart from whom they name: "she's called Beth", "my boss is Tom", "my nan. Ada."."""

import re

from spacy.tokens import Doc, Span, Token

from extraction.referents import nominals
from extraction.referents.antecedents import asks_name
from extraction.referents.kin import look_up
from extraction.referents.namespans import CALLING
from extraction.referents.register import Register

WHO = re.compile(r"\bwho(?:'s|’s| is| was) (?:it|that|this|he|she)\b", re.IGNORECASE)
"""Asks for the name of the one just spoken of."""
SHORT = 3
"""Words of a sentence that only gives a name."""


def read(register: Register, turn: int, doc: Doc) -> None:
    """Tie names given apart: "she's called Beth", "his name is Tom", "Tom is my boss", "my boss is Tom"."""
    for token in doc:
        subject = next((child for child in token.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
        complement = next((child for child in token.rights if child.dep_ in {"attr", "oprd"}), None)
        if token.dep_ == "acl" and token.lemma_ in CALLING and complement is not None:
            _give_name(register, turn, token.head, complement)
        if subject is None or complement is None or is_doubtful(token):
            continue
        if token.lemma_ in CALLING and subject.dep_ == "nsubjpass":
            _give_name(register, turn, subject, complement)
        elif token.lemma_ in {"be", "'s", "’s"}:
            holder = nominals.owner(subject) if subject.lemma_ == "name" else subject
            if complement.lemma_ == "name":
                holder, complement = nominals.owner(complement), subject
            complement = _named(subject, complement)
            if complement.pos_ == "PROPN" and holder is not None:
                _give_name(register, turn, holder, complement)
            elif complement.pos_ == "NOUN":
                _identify(register, turn, subject, complement)
    for sentence in doc.sents:
        _give_alone(register, turn, sentence)


def _named(subject: Token, complement: Token) -> Token:
    """Give the name beside the complement of a kin word: Tom of "my boss is the director, Tom"."""
    names = [c for c in complement.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and look_up(subject)]
    return names[0] if names and complement.ent_type_ != "PERSON" else complement


def is_doubtful(verb: Token) -> bool:
    """Tell a question, a denial and a condition, which introduce nobody."""
    return any(
        child.dep_ in {"neg", "mark"}
        or child.text == "?"
        or (child.dep_ == "aux" and child.lemma_ not in {"be", "have"})
        for child in verb.children
    )


def _give_name(register: Register, turn: int, holder: Token, name: Token) -> None:
    two = register.at(turn, name.i)
    if two is None or name.pos_ != "PROPN" or nominals.is_plural(holder):
        return
    one = register.refer(turn, holder.i) if holder.pos_ == "NOUN" else register.at(turn, holder.i)
    if one is not None:
        _unite(register, one, two)


def _unite(register: Register, nameless: int, named: int) -> None:
    """Make someone nameless the one of this name, where nothing speaks against it."""
    first, second = register.referents[nameless], register.referents[named]
    free = not first.named and second.named and second.speaker is None and second.owner is None
    fits = first.type == "other" or second.type in {first.type, "other", "person", "animal"}
    if free and fits and nameless != named:
        register.retype(register.unite(named, nameless), first.type if first.type != "other" else second.type)


def _identify(register: Register, turn: int, subject: Token, complement: Token) -> None:
    one, two = register.at(turn, subject.i), register.at(turn, complement.i)
    if one is None or two is None or one == two or look_up(complement) is None:
        return
    first, second = register.referents[one], register.referents[two]
    fits = not second.named and first.type in {second.type, "other"} and first.speaker is None
    if fits and second.owner != one and not (first.gender and second.gender and first.gender != second.gender):
        register.unite(one, two)


def _give_alone(register: Register, turn: int, sentence: Span) -> None:
    """Tie a name that is a sentence of its own to the one nameless kin just spoken of: "my nan. Ada"."""
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    if not words or len(words) > SHORT or words[0].pos_ == "VERB":
        return
    named = {index for word in words if (index := register.at(turn, word.i)) is not None}
    others = [w for w in words if register.at(turn, w.i) is None and w.pos_ not in {"INTJ", "CCONJ", "ADV", "PART"}]
    if len(named) != 1 or others:
        return
    spoken = _just_spoken_of(register, turn, sentence)
    if len(spoken) == 1:
        _unite(register, spoken.pop(), named.pop())


def _just_spoken_of(register: Register, turn: int, sentence: Span) -> set[int]:
    """Give the owned and nameless of the sentence before, or of the question that the turn answers."""
    before = [sentence.doc[sentence.start - 1].sent] if sentence.start else []
    place = turn
    if not before and turn:
        asked = [s for s in register.docs[turn - 1].sents if s.text.rstrip().endswith("?")]
        place, before = turn - 1, asked[-1:]
        if asked and turn > 1 and WHO.search(asked[-1].text):
            place, before = turn - 2, list(register.docs[turn - 2].sents)
    heads = [token for s in before for token in s if look_up(token) is not None or asks_name(token)]
    found = {index for token in heads if (index := register.at(place, token.i)) is not None}
    nameless = {index for index in found if not register.referents[index].named}
    return nameless - {register.referents[index].owner for index in nameless}
