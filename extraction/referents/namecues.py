"""What kind of thing a name stands for, as the words around it tell: how much each says, in votes."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extraction.records import EntityType
from extraction.referents import genders
from extraction.referents.kin import KIN
from extraction.referents.nametables import KIN_TITLES, LANGUAGES, NOUNS, OCCUPATIONS, ROLES, TITLES, TYPE_WORDS

Vote = tuple[EntityType, int]
LABEL = 2
"""Votes of the reader's own label."""
PLACE_WORDS = frozenset({"in", "from", "near", "to"})
GREETINGS = frozenset({"hi", "hello", "hey", "hiya", "dear", "thanks", "morning", "congratulations", "sorry"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubjpass"}), frozenset({"dobj", "dative"})


def votes(name: Span) -> Iterator[Vote]:
    """Give what each cue in and around a name says."""
    yield from _words(name)
    for noun in _nouns_beside(name):
        if kind := _said_by(noun):
            yield kind, 5
    yield from _role(name.root)


def is_where(name: Span) -> bool:
    """Say whether a preposition of place stands before it: "in Jordan"."""
    return name.root.dep_ == "pobj" and name.root.head.lower_ in PLACE_WORDS


def _words(name: Span) -> Iterator[Vote]:
    doc, words = name.doc, name.text.casefold().split()
    before = doc[name.start - 1].lower_ if name.start else ""
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    if words[0] in TITLES | KIN_TITLES and len(words) > 1:
        yield "person", 6
    for word in (words[-1], words[0]) if len(words) > 1 else ():
        if word in TYPE_WORDS:
            yield TYPE_WORDS[word], 5
    if before == "project" or (after == "project" and name.root.head.i == name.end):
        yield "project", 5
    if words[0] in LANGUAGES and len(words) == 1:
        yield "topic", 8
    if genders.is_first_name(words[0]) and len(words) <= 2:  # noqa: PLR2004 - a first name, with or without a last
        yield "person", 1
    if name[-1].tag_ == "NNPS" and before == "the":
        yield "group", 3
    if before in GREETINGS or after == "here" or (before == "," and doc[name.start - 2].lower_ in GREETINGS):
        yield "person", 3


def _nouns_beside(name: Span) -> Iterator[Token]:
    """Give the nouns that say what is named: "our hen Gutrune", "a hen called Gutrune", "Gutrune is a hen"."""
    root, doc = name.root, name.doc
    if name.start and doc[name.start - 1].pos_ in {"NOUN", "PROPN", "ADJ"}:
        yield doc[name.start - 1]
    elif name.start > 1 and doc[name.start - 1].text in {":", ","} and doc[name.start - 2].pos_ == "NOUN":
        yield doc[name.start - 2]
    yield from (child for child in root.rights if child.dep_ == "appos" and child.pos_ == "NOUN")
    if root.dep_ == "appos":
        yield root.head
    if root.dep_ in {"attr", "oprd"}:
        yield from (child for child in root.head.children if child.dep_ in SUBJECTS | {"dobj"})
        if root.head.dep_ == "acl":
            yield root.head.head
    if root.dep_ in SUBJECTS and root.head.lemma_ == "be":
        yield from (child for child in root.head.rights if child.dep_ == "attr" and child.pos_ == "NOUN")
    if root.dep_ == "compound" and root.head.i == name.end and NOUNS.get(root.head.lemma_) in {"product", "event"}:
        yield root.head


def _said_by(noun: Token) -> EntityType | None:
    lemma = noun.lemma_.casefold()
    if row := KIN.get(lemma):
        return row.type
    return "person" if lemma in OCCUPATIONS else NOUNS.get(lemma)


def _role(root: Token) -> Iterator[Vote]:
    verb = root.head.lemma_.casefold()
    if root.dep_ in SUBJECTS and verb in ROLES["person_subject"]:
        yield "person", 2
    elif root.dep_ in OBJECTS:
        yield from (vote for kind, vote in _OBJECT_ROLES.items() if verb in ROLES[kind])
    elif root.dep_ == "poss" and root.head.lemma_.casefold() in KIN:
        yield "person", 3
    elif root.dep_ == "pobj":
        yield from _preposition(root)


_OBJECT_ROLES: dict[str, Vote] = {
    "person_object": ("person", 2),
    "organisation_object": ("organisation", 3),
    "product_object": ("product", 2),
    "work_object": ("work", 2),
    "event_object": ("event", 2),
}


_FIRMS = {("by", verb) for verb in ROLES["organisation_by"]} | {("from", verb) for verb in ROLES["organisation_from"]}


def _preposition(root: Token) -> Iterator[Vote]:
    """Tell "works at Lantern" from "lives in Luton"."""
    word, governor = root.head.lower_, root.head.head.lemma_.casefold()
    if word in {"at", "for", "with"} and governor in ROLES["organisation_at"]:
        yield "organisation", 4
    elif (word, governor) in _FIRMS:
        yield "organisation", 3
    elif word == "at":
        yield "organisation", 2
    elif word in PLACE_WORDS | {"around"}:
        yield "location", 3 if governor in ROLES["location_at"] else 0
    elif word in {"with", "by"}:
        yield "person", 1 if not root.ent_type_ else 0
