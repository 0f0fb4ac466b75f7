"""What in and around a name tells what kind of thing it stands for: cues by the names of the table of weights."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from extraction.language.viterbi import name_shares
from extraction.records import EntityType
from extraction.referents import genders, places
from extraction.referents.kinwords import KIN
from extraction.referents.nametables import (
    ANIMALS,
    BEFORE_PLACES,
    DEGREES,
    FAMOUS,
    KIN_TITLES,
    LANGUAGES,
    NOUNS,
    OCCUPATIONS,
    ROLES,
    TITLES,
    TYPE_WORDS,
)

Cues = dict[str, float]
"""How strongly each cue speaks, mostly 1."""
PLACE_WORDS = frozenset({"in", "from", "near", "to"})
GREETINGS = frozenset({"hi", "hello", "hey", "hiya", "dear", "thanks", "morning", "congratulations", "sorry"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubjpass"}), frozenset({"dobj", "dative"})
NEAR = 10
"""Words before and after a name that are looked at for what is spoken of."""
ENOUGH = 4
"""Names of more words are all long."""
RATHER = "rather "
"""Begins the cues of how likely a kind is where the words are a name."""
LEAST = 1e-6


def cues(name: Span) -> Cues:
    """Give what the reader, the words of a name and those around it say."""
    found = _read(name)
    found.update(dict.fromkeys(_of_words(name), 1.0))
    found.update(dict.fromkeys(_of_place(name), 1.0))
    found.update((f"beside {kind}", 1.0) for noun in _nouns_beside(name) if (kind := said_by(noun)))
    found.update(dict.fromkeys(_near(name), 1.0))
    return found


def is_where(name: Span) -> bool:
    """Say whether a preposition of place stands before it: "in Jordan"."""
    return name.root.dep_ == "pobj" and name.root.head.lower_ in PLACE_WORDS


def is_of_place(name: Span) -> bool:
    """Say whether words before it go with places: "a visa for Chad", whoever else is called so."""
    head = name.root.head
    return name.root.dep_ == "pobj" and f"{head.head.lemma_.casefold()} {head.lower_}" in BEFORE_PLACES


def is_among_people(name: Span) -> bool:
    """Say whether an "and" joins it to a word for a person: "Georgia and I", "her and Georgia"."""
    return any(other.lower_ in {"i", "me", "he", "him", "she", "her"} for other in name.root.conjuncts)


def is_another(name: Span) -> bool:
    """Say whether the words before it bring in one more of the same name: "another Mike"."""
    return any(child.lower_ in {"another", "other"} for child in name.root.lefts)


def asked_name_of(token: Token) -> EntityType | None:
    """Give the kind of the one whose name a word asks for: "name" in "What's its name?".

    None where it asks for nobody's, or for that of the one who is spoken to.
    """
    whose = next((child for child in token.lefts if child.dep_ in {"poss", "nsubjpass"}), None)
    asks = token.lower_ == "name" or (token.lower_ in {"called", "named"} and whose is not None)
    told = asks and whose is not None and any(word.lower_ == "what" for word in token.sent)
    if whose is None or not told or whose.lower_ in {"your", "you"} or not token.sent.text.rstrip().endswith("?"):
        return None
    return "person" if whose.lower_ in {"his", "her", "their", "he", "she"} else said_by(whose) or "other"


def said_by(noun: Token) -> EntityType | None:
    """Give what a noun is said of: a "hen" is an animal, a "boss" a person."""
    lemma = noun.lemma_.casefold()
    if row := KIN.get(lemma):
        return row.type
    return "person" if lemma in OCCUPATIONS else "animal" if lemma in ANIMALS else NOUNS.get(lemma)


@lru_cache(maxsize=256)
def mentioned_in(doc: Doc) -> tuple[EntityType | None, ...]:
    """Give, for each word of a text, the kind of thing that it speaks of, if it does."""
    return tuple(_mentioned(word) for word in doc)


def _mentioned(word: Token) -> EntityType | None:
    if word.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    return said_by(word) or TYPE_WORDS.get(word.lemma_.casefold())


def _near(name: Span) -> Iterator[str]:
    """Give which kinds of thing are spoken of a few words before or after a name."""
    kinds = mentioned_in(name.doc)
    near = (*kinds[max(name.start - NEAR, 0) : name.start], *kinds[name.end : name.end + NEAR])
    yield from (f"close {kind}" for kind in near if kind)


def _read(name: Span) -> Cues:
    """Give how likely the reader's network takes the words for each kind of name, or for none."""
    kinds, table = name_shares(name.doc)
    shares = table[name.start : name.end]
    mean = shares.mean(axis=0).tolist()
    some = max(sum(mean[1:]), LEAST)
    found = {"any": 1.0, "unlikely": mean[0], "unlikely word": float(shares[:, 0].max())}
    found |= {f"read {kind}": share for kind, share in zip(kinds, mean[1:], strict=True)}
    return found | {RATHER + kind: share / some for kind, share in zip(kinds, mean[1:], strict=True)}


def _of_words(name: Span) -> Iterator[str]:
    """Give how a name is written, and which of its words are in the tables."""
    words, root = name.text.casefold().split(), name.root
    yield f"written {_shape(name.text.replace(' ', ''))}"
    yield f"begins {_shape(name[0].text)}"
    yield f"words {min(len(name), ENOUGH)}"
    yield f"ends {name[-1].pos_}"
    yield f"tag {root.tag_}"
    if genders.is_first_name(words[0]):
        yield f"first name of {min(len(name), ENOUGH - 1)}"
    yield from _known_place(name.text)
    if kind := FAMOUS.get(words[0]):
        yield f"famous {kind}"
    if words[0] in TITLES | KIN_TITLES:
        yield "title"
    for place, word in (("last", words[-1]), ("first", words[0])):
        if kind := TYPE_WORDS.get(word):
            yield f"{place} word {kind}"
        if kind := NOUNS.get(word):
            yield f"{place} noun {kind}"
        if word in LANGUAGES:
            yield f"{place} language"


def _known_place(name: str) -> Iterator[str]:
    """Give how great a place has this name, and whether it is a first name as well or in lower case."""
    if size := places.size(name):
        yield f"place {size}"
        if genders.is_first_name(name.split(maxsplit=1)[0]):
            yield "place and first name"
        if name.islower():
            yield "place in lower case"


def _shape(word: str) -> str:
    if any(letter.isdigit() for letter in word):
        return "digits" if word.isdigit() else "code"
    if word.isupper():
        return "capitals" if len(word) > 1 else "letter"
    return "lower" if word.islower() else "title" if word.istitle() else "mixed"


def _of_place(name: Span) -> Iterator[str]:
    """Give how a name stands in its sentence."""
    doc, root = name.doc, name.root
    before, after = _word(doc, name.start - 1), _word(doc, name.end)
    yield f"after {before.pos_ if before else 'nothing'}"
    yield f"before {after.pos_ if after else 'nothing'}"
    yield f"role {root.dep_}"
    if root.dep_ == "pobj":
        yield f"in {root.head.lower_}"
    elif root.head.i != root.i:
        yield f"role {root.dep_} of {root.head.pos_}"
    for child in root.children:
        if child.dep_ in {"det", "poss"}:
            yield f"det {child.lower_}" if child.dep_ == "det" else f"owner {child.pos_}"
        elif child.dep_ == "prep":
            yield f"with {child.lower_}"
    if name[0].is_sent_start:
        yield "first in sentence"
    own = len(name) > 1 and name[0].lower_ == "project"
    behind = after is not None and after.lower_ == "project" and root.head.i == name.end
    if own or behind or (before and before.lower_ == "project"):
        yield "beside project"
    if name[-1].tag_ == "NNPS" and before and before.lower_ == "the":
        yield "the plural"
    if _is_called(doc, before, after):
        yield "called"
    yield from (f"verb {row}" for row in _verb(root))


def _word(doc: Doc, place: int) -> Token | None:
    return doc[place] if 0 <= place < len(doc) else None


def _is_called(doc: Doc, before: Token | None, after: Token | None) -> bool:
    """Say whether somebody is spoken to: "Hi Tom", "Thanks, Tom"; "Tom here" says who speaks."""
    if before and before.text == "," and before.i and doc[before.i - 1].lower_ in GREETINGS:
        return True
    return bool((before and before.lower_ in GREETINGS) or (after and after.lower_ == "here"))


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


def _verb(root: Token) -> Iterator[str]:
    """Give the rows of the table of verbs and nouns that the word governing a name is in."""
    verb = root.head.lemma_.casefold()
    if root.dep_ in SUBJECTS:
        yield from (row for row in ("person_subject",) if verb in ROLES[row])
    elif root.dep_ in OBJECTS:
        rows = {row for row in ROLES if row.endswith("_object") and verb in ROLES[row]}
        yield from sorted(rows | ({"product_object"} if _is_held(root) else set()))
    elif root.dep_ == "poss" and verb in KIN:
        yield "owner_of_kin"
    elif root.dep_ == "pobj":
        yield from _preposition(root)


def _is_held(root: Token) -> bool:
    """Tell "has a Leica" and "lost my Leica" from "has Max" and "lost Beth"."""
    one = any(child.lower_ in {"a", "an", "another"} or child.dep_ == "poss" for child in root.lefts)
    kinds = ANIMALS | LANGUAGES | OCCUPATIONS | DEGREES
    return one and root.head.lemma_.casefold() in ROLES["held"] and root.lower_ not in kinds


def _preposition(root: Token) -> Iterator[str]:
    """Tell "works at Lantern" from "lives in Luton"."""
    word, governor = root.head.lower_, root.head.head.lemma_.casefold()
    if word in {"at", "for", "with"} and governor in ROLES["organisation_at"]:
        yield "organisation_at"
    elif word in {"by", "from"} and governor in ROLES[f"organisation_{word}"]:
        yield "organisation_by"
    elif word in PLACE_WORDS | {"around"} and governor in ROLES["location_at"]:
        yield "location_at"
