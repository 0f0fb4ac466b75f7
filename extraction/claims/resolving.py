"""From a word of a clause to the referent it stands for."""

from spacy.tokens import Token

from extraction.clauses.classes import belongs
from extraction.clauses.clauses import Argument
from extraction.records import EntityType, Referent
from extraction.referents import kin
from extraction.referents.register import Link, Register

_LABELS: dict[str, EntityType] = {"PERSON": "person", "ORG": "organisation", "LOC": "location"}
_GUESSES: tuple[tuple[str, EntityType], ...] = (
    ("roles", "person"), ("animals", "animal"), ("clubs", "group"), ("firms", "organisation"),
    ("tasks", "project"), ("occasions", "event"), ("works_of_art", "work"), ("belongings", "product"),
)  # fmt: skip


def type_of(register: Register, turn: int, word: Token) -> EntityType | None:
    """The type of what a word refers to: of its referent, else guessed from its label or its class."""
    known = register.at(turn, word.i)
    if known is not None and register.referents[known].type != "other":
        return register.referents[known].type
    if word.ent_type_ in _LABELS:
        return _LABELS[word.ent_type_]
    if word.pos_ == "NOUN":
        return guess(word)
    return "other" if word.pos_ == "PROPN" else None


def guess(noun: Token) -> EntityType:
    """The type that a common noun tells by its class, `other` where none does."""
    known = kin.look_up(noun)
    if known is not None and known.predicate is not None:
        return known.type
    for name, kind in _GUESSES:
        if belongs(noun, name) and not (name == "roles" and belongs(noun, "wide_roles")):
            return kind
    return "other"


def resolve(register: Register, turn: int, word: Argument, kind: EntityType | None = None) -> int | None:
    """The referent of a word; None for a pronoun that nobody could resolve, and for words that mean nobody known.

    No word is the speaker, or whom the turn answers about.
    """
    if word is None:
        return register.unsaid.get(turn, register.speaker(turn))
    found = register.at(turn, word.i)
    if found is not None:
        if kind is not None and register.referents[found].type == "other":
            register.retype(found, kind)
        return found
    if (turn, word.i) in register.heads:
        return None
    if word.pos_ not in {"NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ"}:
        return None
    if word.tag_ in {"VBG", "VB"} and word.pos_ in {"VERB", "AUX"}:
        return _doing(register, turn, word)
    guessed = type_of(register, turn, word)
    return register.refer(turn, word.i, kind if guessed in {None, "other"} else guessed)


def _doing(register: Register, turn: int, word: Token) -> int:
    """What is done or to be done, as a topic of its own: "playing chess", "see the sea", "her brother to call"."""
    own = {"dobj", "prt"} if word.tag_ == "VBG" else {"dobj", "prt", "attr", "acomp", "prep", "xcomp"}
    last = max([word.i, *(child.right_edge.i for child in word.children if child.dep_ in own)])
    first = min([word.i, *(doer.left_edge.i for doer in _doers(word))])
    name = word.doc[first : last + 1].text
    found = register.described(name, None)
    if found is None:
        found = register.add(Referent(name, "topic", named=False))
    register.link(turn, (first, last + 1), Link("nominal", found, "register", 0.9), head=word.i)
    return found


def _doers(word: Token) -> list[Token]:
    """Who is to do it, where that is said between: "her brother" of "wants her brother to call"."""
    own = [child for child in word.children if child.dep_ == "nsubj"]
    between = word.head.children if word.dep_ == "xcomp" else ()
    return own or [child for child in between if child.dep_ == "dobj" and child.i < word.i]
