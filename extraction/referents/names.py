"""Proper names: those that fitted weights take for such, and those of who is known or was named elsewhere."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extraction.records import EntityType
from extraction.referents import kin, namecues, namespans, nametypes, naming
from extraction.referents.nametables import NEVER
from extraction.referents.nametypes import Seen
from extraction.referents.register import Link, Register

PLAINLY = 1.5
"""How much likelier (log odds) a known name must be a person's than what it is known for."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name, tokens [start, end) of a turn."""

    turn: int
    start: int
    end: int
    text: str
    type: EntityType


def find(register: Register) -> None:
    """Register the names of all turns; a name has one type in a conversation."""
    found = _told(register)
    found += _gazetteer(register, found)
    for name in sorted(found, key=lambda one: (one.turn, one.start)):
        referent = naming.named(register, name.text, name.type)
        register.link(name.turn, (name.start, name.end), Link("name", referent, "name", 0.95))
        kin.adopt(register, name.turn, referent, register.docs[name.turn][name.start])


def _told(register: Register) -> list[Name]:
    """Give the words that all their mentions together make a name; who is known keeps the type known."""
    seen = nametypes.in_conversation(register.docs)
    types, known = nametypes.together(seen), _known(register)
    found = list[Name]()
    for one in seen:
        spot = one.spotted
        entity_type = _likeliest(one, known[spot.key]) if spot.key in known else types[spot.key]
        if entity_type is not None:
            words = register.docs[one.turn][spot.start : spot.end]
            if entity_type == "person" and words.root.ent_type_ == "LOC" and namecues.is_where(words):
                entity_type = "location"
            found.append(Name(one.turn, spot.start, spot.end, spot.text, entity_type))
    return found


def _known(register: Register) -> dict[str, set[EntityType]]:
    """Give what each known name stands for, by its letters in lower case: a person and a place may share one."""
    found = dict[str, set[EntityType]]()
    for known in register.known:
        if known.named:
            found.setdefault(known.name.casefold(), set()).add(known.type)
    return found


def _likeliest(one: Seen, kinds: Collection[EntityType]) -> EntityType:
    """Give what a mention stands for whose name is known for some kinds: one of them, or plainly a person."""
    scores = dict(zip(nametypes.KINDS, nametypes.weights().scores(one.cues).tolist(), strict=True))
    likeliest = max(sorted(kinds), key=lambda kind: scores[kind])
    return "person" if scores["person"] > scores[likeliest] + PLAINLY else likeliest


def _gazetteer(register: Register, found: list[Name]) -> Iterator[Name]:
    """Find names that are known or were found elsewhere, also in lower case."""
    types: dict[tuple[str, ...], EntityType] = {_key(name.text): name.type for name in found}
    for known in sorted(register.known, key=lambda one: one.type == "person"):
        types.update((_key(name), known.type) for name in (known.name, *known.aliases) if known.named)
    for _, referent in register.standing():
        if referent.speaker and referent.named:
            types[_key(referent.name)] = referent.type
    longest = max((len(key) for key in types), default=0)
    taken = {(name.turn, i) for name in found for i in range(name.start, name.end)}
    for turn, doc in enumerate(register.docs):
        words = tuple(token.lower_ for token in doc)
        for start in range(len(doc)):
            for end in range(min(start + longest, len(doc)), start, -1):
                entity_type, places = types.get(words[start:end]), {(turn, i) for i in range(start, end)}
                if entity_type and taken.isdisjoint(places) and _may_name(doc, start, end):
                    taken |= places
                    yield Name(turn, start, end, doc[start:end].text, entity_type)
                    break


def _key(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


def _may_name(doc: Doc, start: int, end: int) -> bool:
    """Keep "will", "mark" and "may" apart from Will, Mark and May."""
    word = doc[start]
    if end - start == 1 and word.lower_ in NEVER and not namespans.may_be_name(word):
        return False
    if end - start > 1 or word.pos_ in {"PROPN", "X"}:
        return True
    if word.text[:1].isupper():
        return word.pos_ == "NOUN" or not word.is_sent_start
    return word.pos_ == "NOUN" and not (start and doc[start - 1].pos_ in {"DET", "ADJ"})
