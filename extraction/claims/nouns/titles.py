"""Roles and ages that stand beside a name: "Max, a baker", "nurse Ana", "the manager is Ana", "Ana, 34, …"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extraction.claims.nouns.roles import OWNERS, Role, is_role, role_after, role_before
from extraction.claims.readings import years
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.clauses.modality import modality_of
from extraction.clauses.wording import plain_text
from extraction.records import Claim
from extraction.referents import kin
from extraction.referents.register import Register

CONFIDENCE = 0.85
_MARKS = frozenset({",", "(", "-", "–", "—"})
_STOPS = frozenset({",", ".", ";", ")", "!", "?", ":", "-", "–", "—", "…"})
_AFTER_ROLE = frozenset({"at", "for", "from", "in", "with", "on", "who", "and"})
_AT = frozenset({"at", "for", "with"})
_NAMING = frozenset({"called", "named"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a turn, and whom it names."""

    words: Span
    who: int


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of the names of one turn that have a role or a number beside them."""
    doc = register.docs[turn]
    for name in people(register, turn):
        if _asks_who(name.words.sent):
            continue
        for role in (_behind(doc, name.words.end), _in_front(doc, name.words.start, name.words.end)):
            if role is not None:
                yield _claim(register, turn, name, role)
                yield from _firm(register, turn, name, role)
        yield from _age(register, turn, name)
    for token in doc:
        if is_role(token):
            yield from _linked(register, turn, token)
        if kin.look_up(token) is not None and doc[token.i : token.i + 2].text.endswith("("):
            who = register.at(turn, token.i)
            if who is not None:
                yield from _age(register, turn, Named(doc[token.i : token.i + 1], who))


def people(register: Register, turn: int) -> Iterator[Named]:
    """Find the names of people and animals in a turn."""
    for mention in register.mentions:
        if mention.turn != turn or mention.kind != "name" or mention.referent is None:
            continue
        words = register.docs[turn].char_span(mention.start, mention.end, alignment_mode="expand")
        who = register.final(mention.referent)
        if words is not None and register.referents[who].type in {"person", "animal"}:
            yield Named(words, who)


def _asks_who(sentence: Span) -> bool:
    """Tell "Is Max the baker?", which says nothing, from "Did Max the baker call?"."""
    return sentence.root.lemma_ == "be" and "?" in sentence.text[-3:]


def _behind(doc: Doc, end: int) -> Role | None:
    """Find the role after a name: "Max the baker", "Max, a baker", "Max (baker)", "Max, baker at Acme"."""
    marked = end < len(doc) and doc[end].text in _MARKS
    role = role_after(doc, end + marked)
    if role is None or not (marked or role.has_article):
        return None
    after = doc[role.end] if role.end < len(doc) else None
    if after is None or after.text in _STOPS or after.is_space:
        return role
    if not marked:
        return None if after.pos_ in {"VERB", "AUX", "NOUN", "PROPN"} else role
    return role if after.lower_ in _AFTER_ROLE else None


def _in_front(doc: Doc, start: int, end: int) -> Role | None:
    """Find the role before a name: "nurse Ana", "the manager, Ana,", "her replacement (Ana)", "a nurse called Ana"."""
    if not start:
        return None
    before = doc[start - 1]
    if before.lower_ in _NAMING:
        return role_before(doc, start - 1)
    if before.text not in {",", "("}:
        role = role_before(doc, start)
        return None if role is None or role.head.text[:1].isupper() else role
    role = role_before(doc, start - 1)
    closed = end == len(doc) or doc[end].text in _STOPS
    return role if role is not None and role.has_article and closed else None


def _claim(register: Register, turn: int, name: Named, role: Role) -> Claim:
    sure = min(CONFIDENCE, sureness(register, turn, [name.words.root]))
    said = Said(turn, (role.head, name.words.root), "role_beside_name", sure)
    return said.claim(name.who, "has_role", value=role.text)


def _firm(register: Register, turn: int, name: Named, role: Role) -> Iterator[Claim]:
    """Find for whom: "Ana, head of sales at Acme"."""
    doc, at = role.head.doc, role.end
    if at + 1 >= len(doc) or doc[at].lower_ not in _AT:
        return
    word = next((child for child in doc[at].children if child.dep_ == "pobj"), doc[at + 1])
    firm = register.at(turn, word.i)
    if firm is not None and register.referents[firm].type == "organisation":
        sure = min(CONFIDENCE, sureness(register, turn, [name.words.root, word]))
        yield Said(turn, (name.words.root, word), "firm_beside_name", sure).claim(name.who, "works_for", object=firm)


def _linked(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    """Find the name that *is* links to a role: "the manager is Ana"."""
    for name in _linked_names(token):
        who = resolve(register, turn, name) if type_of(register, turn, name) == "person" else None
        if who is not None:
            sure = min(CONFIDENCE, sureness(register, turn, [name]))
            said = Said(turn, (name, token), "role_is_name", sure, modality_of(token.head))
            yield said.claim(who, "has_role", value=plain_text(token, ("of", "in")))


def _linked_names(token: Token) -> Iterator[Token]:
    if any(child.lower_ in OWNERS for child in token.lefts):
        return
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        yield from (child for child in token.head.children if child.dep_ == "attr" and child.pos_ == "PROPN")
    if token.dep_ == "nsubjpass" and token.head.lemma_ in {"call", "name"}:
        yield from (c for c in token.head.children if c.dep_ in {"attr", "oprd", "dobj"} and c.pos_ == "PROPN")


def _age(register: Register, turn: int, name: Named) -> Iterator[Claim]:
    """Tell "Ana, 34, …", "Ana (34)" and "my sister (34)"."""
    doc, at = name.words.doc, name.words.end
    if at + 1 >= len(doc) or doc[at].text not in {",", "("}:
        return
    number = doc[at + 1]
    age = years(number.text) if number.pos_ == "NUM" else None
    closed = at + 2 == len(doc) or doc[at + 2].text in {",", ")", ".", ";", "!"}
    if age is not None and closed:
        sure = min(CONFIDENCE, sureness(register, turn, [name.words.root]))
        said = Said(turn, (name.words.root, number), "age_beside_name", sure)
        yield said.claim(name.who, "age", value=age)
