"""Claims that noun phrases carry: "my van" (owns), "the flat in Leeds" (located_in), "Max from Acme" (works_for)."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.nouns.phrases import BY_WORD, Phrase, is_one
from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said, sureness
from extraction.clauses.classes import CLASSES, belongs
from extraction.clauses.fits import fits
from extraction.clauses.modality import modality_of
from extraction.clauses.quoting import is_quoted
from extraction.clauses.tense import tense_of
from extraction.clauses.verbs import lemma_of
from extraction.records import Claim, Modality
from extraction.referents.register import Register

OWNING = 0.8
_INDEFINITE = frozenset({"a", "an", "some", "another", "any"})
_PAST = frozenset({"old", "former", "first", "previous"})
_CONTENT = frozenset({"NOUN", "PROPN"})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """What the noun phrases of one turn say by themselves."""
    for token in register.docs[turn]:
        if token.pos_ in _CONTENT and token.dep_ != "compound" and not is_quoted(token):
            yield from _possession(register, turn, token)
            yield from _beside(register, turn, token)


def _possession(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    """What "my van" and "lost her Leica" say of whose it is; what an assistant calls yours is what it was told."""
    owners = [child for child in token.lefts if child.dep_ == "poss"]
    told = owners and owners[0].lower_ == "your" and register.utterances[turn].role == "assistant"
    if not owners or told or not (belongs(token, "possessions") or _is_gone_by_name(register, turn, token)):
        return
    owner = register.at(turn, owners[0].i)
    thing = resolve(register, turn, token, "product")
    if owner is not None and thing is not None and register.referents[owner].type == "person":
        sure = min(OWNING, sureness(register, turn, [owners[0]]))
        yield Said(turn, (token,), "possession", sure, _held(token)).claim(owner, "owns", object=thing)


def _is_gone_by_name(register: Register, turn: int, thing: Token) -> bool:
    """Whether it is a thing of some make that was sold, lost or stolen: of "my Spotify" nobody says so."""
    return _is_gone(thing) and fits("named_make", thing, type_of(register, turn, thing))


def _is_gone(thing: Token) -> bool:
    while thing.dep_ == "conj" and thing.head.pos_ in {"NOUN", "PROPN"}:
        thing = thing.head
    verb = thing.head
    if thing.dep_ == "pobj" and verb.head.lower_ == "rid":  # "got rid of my van"
        return tense_of(verb.head.head) in {"past", "perfect"}
    if thing.dep_ == "dobj" and verb.lemma_ in {"have", "own"}:
        return modality_of(verb) == "ended"
    if lemma_of(verb) not in CLASSES["parting"]:
        return thing.dep_ == "nsubj" and any(belongs(c, "parting") for c in verb.children if c.dep_ == "acomp")
    if thing.dep_ == "nsubj":  # "had my van stolen"
        return verb.tag_ == "VBN" and verb.head.lemma_ == "have"
    done = tense_of(verb) in {"past", "perfect"} and thing.dep_ in {"dobj", "nsubjpass"}
    done |= thing.dep_ == "nsubjpass" and any(child.tag_ in {"VBZ", "VBP"} for child in verb.children)
    return done or verb.dep_ in {"acomp", "attr"}


def _held(thing: Token) -> Modality:
    """Whether a thing is still somebody's: what was sold, lost or stolen is not, and "is it my van?" asks."""
    verb = thing.head
    late = any(_is_late(child) for child in thing.lefts if child.dep_ == "poss")
    if late or _is_gone(thing) or any(child.lower_ in _PAST for child in thing.lefts):
        return "ended" if modality_of(verb) == "asserted" else modality_of(verb)
    return modality_of(verb) if thing.dep_ == "attr" else "asserted"


def _is_late(somebody: Token) -> bool:
    """Whether somebody is dead: "my late aunt"."""
    return any(child.lower_ == "late" and child.dep_ == "amod" for child in somebody.lefts)


def _beside(register: Register, turn: int, token: Token) -> Iterator[Claim]:
    """What a word after a noun phrase says of it and of the next one."""
    doc = token.doc
    rows = BY_WORD.get(doc[token.i + 1].lower_, ()) if token.i + 1 < len(doc) else ()
    end = _next_phrase(token) if rows else None
    if end is None or any(child.lower_ == "no" for child in token.lefts):
        return
    types = type_of(register, turn, token), type_of(register, turn, end)
    for row in rows:
        if is_one(row.left, token, types[0]) and is_one(row.right, end, types[1]):
            yield from _claim(register, turn, (token, end), row)
            return


def _next_phrase(token: Token) -> Token | None:
    """Give the head of the phrase after a preposition that belongs to this noun."""
    between = token.nbor(1)
    if between.dep_ != "prep" or between.head != token:
        return None
    return next((child for child in between.children if child.dep_ == "pobj" and child.pos_ in _CONTENT), None)


def _claim(register: Register, turn: int, words: tuple[Token, Token], row: Phrase) -> Iterator[Claim]:
    who, what = (resolve(register, turn, word) for word in words)
    if who is not None and what is not None and not _is_visit(words[0], row):
        sure = min(row.confidence, sureness(register, turn, words))
        said = Said(turn, words, f"beside:{row.name}", sure, _meant(words[0]))
        yield said.claim(who, row.predicate, object=what)


def _is_visit(noun: Token, row: Phrase) -> bool:
    """Whether somebody is met in a place, where both may only have been for a while: "I saw Ana in Turin"."""
    return row.predicate == "lives_in" and noun.dep_ == "dobj" and belongs(noun.head, "meeting")


def _meant(noun: Token) -> Modality:
    """What is spoken of as known is so; what is new is as its clause: "I want a flat in Turin"."""
    if _is_late(noun):
        return "ended"
    if not any(child.lower_ in _INDEFINITE for child in noun.lefts):
        return "asserted"
    return modality_of(noun.head) if noun.head.pos_ in {"VERB", "AUX"} else "asserted"
