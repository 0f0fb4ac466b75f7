"""Proper names: those that fitted weights take for such, and those of who is known or was named elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extraction.records import EntityType
from extraction.referents import kin, namecues, namespans, nametypes, naming
from extraction.referents.nametables import NEVER
from extraction.referents.nametypes import Seen
from extraction.referents.register import Link, Register

PLAINLY = 1.5
"""How much likelier (log odds) a name must be a person's, or a place's, here than what it is known for."""
LONGEST_ANSWER = 3
"""Words of an answer that gives no more than a name."""


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
    found += list(_answers(register, found))
    found += _gazetteer(register, found)
    for name in sorted(found, key=lambda one: (one.turn, one.start)):
        words = register.docs[name.turn][name.start : name.end]
        referent = naming.named(register, name.text, name.type, another=namecues.is_another(words))
        register.link(name.turn, (name.start, name.end), Link("name", referent, "name", 0.95))
        kin.adopt(register, name.turn, referent, register.docs[name.turn][name.start])


def _told(register: Register) -> list[Name]:
    """Give the words that all their mentions together make a name; who is known keeps the type known."""
    seen = nametypes.in_conversation(register.docs)
    types, known = nametypes.together(seen), _known(register)
    places = {key for key, kinds in known.items() if "location" in kinds} | set(_places(register, seen))
    found = list[Name]()
    for one in seen:
        spot = one.spotted
        entity_type = _likeliest(one, known[spot.key]) if spot.key in known else types[spot.key]
        if entity_type is None and _is_echo(register, one):
            entity_type = "person"
        if entity_type is not None:
            words = register.docs[one.turn][spot.start : spot.end]
            of_place = spot.key in places and namecues.is_of_place(words)
            if entity_type == "person" and (of_place or _is_place(words, one)):
                entity_type = "location"
            elif entity_type == "location" and namecues.is_among_people(words):
                entity_type = "person"
            found.append(Name(one.turn, spot.start, spot.end, spot.text, entity_type))
    return found


def _is_echo(register: Register, one: Seen) -> bool:
    """Say whether words stand alone as a person's name would, after a turn that speaks of kin."""
    words = register.docs[one.turn][one.spotted.start : one.spotted.end]
    alone = words.text == words.root.sent.text.rstrip("?!. ") and words.text.istitle()
    spoken = one.turn > 0 and any(kin.look_up(token) for token in register.docs[one.turn - 1])
    return alone and spoken and words.root.ent_type_ == "PERSON"


def _is_place(words: Span, one: Seen) -> bool:
    """Say whether a person's name is a place's here: the reader takes it for one, and its surroundings say so."""
    scores = _scores(one)
    likelier = scores["location"] > scores["person"] + PLAINLY
    return words.root.ent_type_ == "LOC" and (likelier or namecues.is_where(words))


def _places(register: Register, seen: Iterable[Seen]) -> Iterator[str]:
    """Give the names that are a place's somewhere in the conversation, in lower case."""
    for one in seen:
        if _is_place(register.docs[one.turn][one.spotted.start : one.spotted.end], one):
            yield one.spotted.key


def _answers(register: Register, found: Sequence[Name]) -> Iterator[Name]:
    """Give the words that are no more than the answer to what somebody is called: "What's its name?" "Waffle."."""
    taken = {(name.turn, name.start) for name in found}
    for turn in range(1, len(register.docs)):
        kinds: list[EntityType] = [kind for token in register.docs[turn - 1] if (kind := namecues.asked_name_of(token))]
        words = [token for token in next(register.docs[turn].sents, ()) if not token.is_punct and not token.is_space]
        if (
            kinds
            and 0 < len(words) <= LONGEST_ANSWER
            and all(map(_may_answer, words))
            and (turn, words[0].i) not in taken
        ):
            span = register.docs[turn][words[0].i : words[-1].i + 1]
            yield Name(turn, span.start, span.end, span.text, kinds[-1])


def _may_answer(word: Token) -> bool:
    plain = word.pos_ in {"NOUN", "PROPN", "X"} and word.is_alpha
    return plain and word.lower_ not in NEVER and kin.look_up(word) is None


def _known(register: Register) -> dict[str, set[EntityType]]:
    """Give what each known name stands for, by its letters in lower case: a person and a place may share one."""
    found = dict[str, set[EntityType]]()
    for known in register.known:
        if known.named:
            found.setdefault(known.name.casefold(), set()).add(known.type)
    return found


def _likeliest(one: Seen, kinds: Collection[EntityType]) -> EntityType:
    """Give what a mention stands for whose name is known for some kinds: one of them, or plainly a person."""
    scores = _scores(one)
    likeliest = max(sorted(kinds), key=lambda kind: scores[kind])
    return "person" if scores["person"] > scores[likeliest] + PLAINLY else likeliest


def _scores(one: Seen) -> dict[EntityType | None, float]:
    """Give the log of how likely a mention stands for each kind."""
    scores: list[float] = nametypes.weights().scores(one.cues).tolist()
    return dict(zip(nametypes.KINDS, scores, strict=True))


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
