"""Proper names: found by the reader's labels, by runs of name words and by who is known; typed by vote."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extraction.records import EntityType
from extraction.referents import genders, kin, namecues, naming, nominals
from extraction.referents.nametables import ALSO_PEOPLE, KIN_TITLES, NEVER, TITLES
from extraction.referents.register import Link, Register

LABELS: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organisation", "LOC": "location", "PRODUCT": "product",
    "EVENT": "event", "WORK": "work", "ANIMAL": "animal", "PROJECT": "project",
}  # fmt: skip
CODE = re.compile(r"[a-z]?\d{0,3}[a-z]?")
"""A mark, a size, a grade: "A3", "12b"."""
JOINED = frozenset({"compound", "amod", "nmod", "flat", "nummod"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, tokens [start, end) of a turn."""

    turn: int
    start: int
    end: int
    text: str
    type: EntityType | None
    firm: bool
    """Whether the place alone makes it a name: capitals inside a sentence, or a label."""


def find(register: Register) -> None:
    """Register the names of all turns; a name has one type in a conversation, the one most often told."""
    found = [c for turn, doc in enumerate(register.docs) for c in _candidates(turn, doc)]
    firm = {c.text.casefold() for c in found if c.firm}
    kept = [c for c in found if c.firm or c.text.casefold() in firm or genders.is_first_name(c.text)]
    kept += _gazetteer(register, kept)
    types = _votes(register, kept)
    for candidate in sorted(kept, key=lambda c: (c.turn, c.start)):
        entity_type = types[candidate.text.casefold()]
        words = register.docs[candidate.turn][candidate.start : candidate.end]
        if entity_type == "person" and candidate.type == "location" and namecues.is_where(words):
            entity_type = "location"
        referent = naming.named(register, candidate.text, entity_type)
        tokens = (candidate.start, candidate.end)
        register.link(candidate.turn, tokens, Link("name", referent, "name", 0.95))
        kin.adopt(register, candidate.turn, referent, register.docs[candidate.turn][candidate.start])


def _candidates(turn: int, doc: Doc) -> Iterator[Candidate]:
    loud = sum(token.is_upper for token in doc) * 2 > len(doc)
    for run in _runs(doc):
        start, end = _trimmed(doc, *run)
        if start < end and (candidate := _candidate(turn, doc[start:end], loud=loud)):
            yield candidate


def _candidate(turn: int, words: Span, *, loud: bool) -> Candidate | None:
    text = nominals.without_stop(words.text)
    labels = [token.ent_type_ for token in words if token.ent_type_]
    label = LABELS.get(labels[-1]) if labels else None
    told = _is_told(words)
    if words.text.casefold() in ALSO_PEOPLE and (told or _acts(words.root)):
        return Candidate(turn, words.start, words.end, text, "person", firm=True)
    if _is_never(words.text.casefold(), label):
        return None
    capital = any(token.text[:1].isupper() or token.text[1:] != token.lower_[1:] for token in words)
    common = not any(token.pos_ == "PROPN" for token in words) and not told
    if label is None and (loud or not capital or common):
        return None
    inside = words.start > words[0].sent.start or len(words) > 1
    firm = told or inside or (label is not None and words[-1].pos_ in {"PROPN", "NOUN", "X"})
    return Candidate(turn, words.start, words.end, text, label, firm)


def _is_told(words: Span) -> bool:
    """Say whether a kin word right before makes it a name: "my brother Max"."""
    before = words.doc[words.start - 1] if words.start else None
    return before is not None and words[0].text[:1].isupper() and kin.look_up(before) is not None


def _acts(word: Token) -> bool:
    """Say whether a month's name does something, and so is no month."""
    doc, number = word.doc, {word.i - 1, word.i + 1}
    if word.lower_ == "may" and word.tag_ == "MD":
        return False
    if any(0 <= i < len(doc) and (doc[i].like_num or doc[i].pos_ in {"ADP", "ADJ", "DET"}) for i in number):
        return False
    return word.text[:1].isupper() and word.dep_ in {"nsubj", "appos", "dobj"} and word.head.lemma_ != "be"


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give runs of name words: labelled ones, proper nouns, and capitalised nouns that go on with one."""
    start = None
    for token in doc:
        goes_on = start is not None and _goes_on(doc[token.i - 1], token)
        if start is not None and not goes_on:
            yield start, token.i
            start = None
        if start is None and _is_named(token):
            start = token.i
    if start is not None:
        yield start, len(doc)


def _is_named(token: Token) -> bool:
    return bool(token.ent_type_) or token.pos_ == "PROPN" or _is_told(token.doc[token.i : token.i + 1])


def _goes_on(before: Token, token: Token) -> bool:
    if token.ent_iob_ == "I":
        return True
    if _joins(token):
        return True
    if before.ent_type_ and not token.ent_type_ and not token.text[:1].isupper():
        return before.ent_type_ == "PRODUCT" and token.is_digit
    if before.ent_type_ and token.ent_iob_ == "B":
        return before.dep_ in JOINED and before.head.i >= token.i
    if not (token.pos_ == "PROPN" or token.ent_type_):
        named = token.pos_ in {"NOUN", "NUM"} and before.dep_ in JOINED and before.head.i >= token.i
        return named and (token.text[:1].isupper() or token.like_num)
    return token.pos_ == "PROPN" or before.dep_ in JOINED


def _joins(token: Token) -> bool:
    """Say whether an "and" sign stands inside of a name, as in "Rad & Tat"; two people are two names."""
    doc, around = token.doc, (token.i - 1, token.i + 1)
    if token.i + 1 >= len(doc) or not token.i or not any(doc[i].text == "&" for i in (token.i, token.i - 1)):
        return False
    if token.text != "&":
        return token.text[:1].isupper() and _joins(doc[token.i - 1])
    return all(doc[i].text[:1].isupper() and not genders.is_first_name(doc[i].text) for i in around)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut articles, a possessive 's and punctuation off the ends."""
    while start < end and (doc[start].pos_ in {"DET", "PUNCT", "PRON", "SYM"} or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or _is_mark(doc[end - 1])):
        end -= 1
    if 0 < start < end and (_is_title(doc[start - 1], doc[start]) or _tells_apart(doc[start - 1], doc[start])):
        start -= 1
    return start, end


def _is_title(word: Token, name: Token) -> bool:
    """Say whether a word is a title of the name after it: in "my uncle Max" it is not, in "Uncle Max" it is."""
    if word.lower_ in TITLES:
        return True
    tied = word.head == name or name.head == word or word.head.i == name.head.i
    return word.lower_ in KIN_TITLES and tied and nominals.owner(word) is None and nominals.owner(name) is None


def _tells_apart(word: Token, name: Token) -> bool:
    """Say whether a word is part of what someone is called: "Big Mike", "little Kim", not "our little Kim"."""
    free = not any(child.dep_ in {"det", "poss"} for child in (*word.lefts, *name.lefts))
    return word.lower_ in {"big", "little", "small"} and name.ent_type_ == "PERSON" and free


def _is_mark(token: Token) -> bool:
    return token.is_punct and not token.text.endswith(".")


def _is_never(text: str, label: EntityType | None) -> bool:
    if label == "person" and text in ALSO_PEOPLE:
        return False
    if text.split(maxsplit=1)[0] in NEVER and not any(letter.isalpha() for letter in text.partition(" ")[2]):
        return True
    if text in TITLES or (text in kin.KIN and kin.KIN[text].bare) or CODE.fullmatch(text):
        return True
    return not any(letter.isalpha() for letter in text) or "@" in text or "://" in text


def _gazetteer(register: Register, kept: list[Candidate]) -> Iterator[Candidate]:
    """Find names that are known or were found elsewhere, also in lower case."""
    types: dict[tuple[str, ...], EntityType | None] = {}
    for candidate in kept:
        types.setdefault(_key(candidate.text), candidate.type)
    for known in register.known:
        for name in (known.name, *known.aliases):
            types[_key(name)] = known.type
    for _, referent in register.standing():
        if referent.speaker and referent.named:
            types[_key(referent.name)] = referent.type
    longest = max((len(key) for key in types), default=0)
    taken = {(c.turn, i) for c in kept for i in range(c.start, c.end)}
    for turn, doc in enumerate(register.docs):
        for start in range(len(doc)):
            for end in range(min(start + longest, len(doc)), start, -1):
                span = doc[start:end]
                free = not any((turn, i) in taken for i in range(start, end))
                if free and tuple(t.lower_ for t in span) in types and _may_name(doc, start, end):
                    taken |= {(turn, i) for i in range(start, end)}
                    yield Candidate(turn, start, end, span.text, types[tuple(t.lower_ for t in span)], firm=True)
                    break


def _key(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


def _may_name(doc: Doc, start: int, end: int) -> bool:
    """Keep "will", "mark" and "may" apart from Will, Mark and May."""
    word = doc[start]
    if end - start > 1 or word.pos_ in {"PROPN", "X"}:
        return True
    if word.text[:1].isupper():
        return word.pos_ == "NOUN" or not word.is_sent_start
    return word.pos_ == "NOUN" and not (start and doc[start - 1].pos_ in {"DET", "ADJ"})


def _votes(register: Register, kept: list[Candidate]) -> dict[str, EntityType]:
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for candidate in kept:
        ballot = votes[candidate.text.casefold()]
        words = register.docs[candidate.turn][candidate.start : candidate.end]
        if candidate.type:
            ballot[candidate.type] += namecues.LABEL
        for kind, weight in namecues.votes(words):
            ballot[kind] += weight
        if namecues.is_where(words) and not candidate.type:
            ballot["location"] += 1
    for known in register.known:
        votes[known.name.casefold()][known.type] += 10
    for name in [name for name in votes if " " in name]:
        if max(votes[name], key=lambda kind: votes[name][kind], default="other") == "person":
            for part in {name.split()[0], name.split()[-1]} & votes.keys():
                votes[part]["person"] += votes[name]["person"]
    return {name: (max(ballot, key=lambda kind: ballot[kind]) if ballot else "other") for name, ballot in votes.items()}
