"""Pairs of words with what an annotation says of them: the examples that the chooser learns from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from evaluate import talk as comparison
from evaluate.talkmatch import Matcher, Meant, alike, overlap
from extraction.claims import claims, injection
from extraction.claims.choosing.candidates import Candidate, candidates_of
from extraction.claims.choosing.chooser import OPEN, family
from extraction.claims.choosing.features import Hashes, Scene, dense_of, features_of
from extraction.clauses.clauses import clauses_of
from extraction.clauses.wording import plain_text
from extraction.language.nlp import English
from extraction.records import Reading
from extraction.referents import names, nominals, references, speakers
from extraction.referents.register import Register
from extraction.vocabulary import is_named, predicate
from train.talk import format as talk
from train.talk.folds import fold


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs, a row each."""

    hashes: Hashes
    states: NDArray[np.float32]
    labels: list[tuple[str, ...]]
    """The predicates of the claims that the annotation has of each pair, in whatever modality."""
    folds: NDArray[np.int64]


def examples(english: English, conversations: Iterable[talk.Conversation]) -> Examples:
    """Give every pair of some conversations."""
    rows = [row for conversation in conversations for row in _of_conversation(english, conversation)]
    return Examples(
        np.concatenate([row.hashes for row in rows]),
        np.concatenate([row.states for row in rows]),
        [labels for row in rows for labels in row.labels],
        np.concatenate([row.folds for row in rows]),
    )


def heard(english: English, conversation: talk.Conversation) -> Register:
    """Give the register of a conversation, before any claim is read."""
    said = comparison.utterances(conversation)
    register = Register(english.read_many(turn.content for turn in said), said, ())
    speakers.enter(register)
    speakers.bind(register)
    names.find(register)
    references.resolve(register, english)
    return register


def turns_of(register: Register) -> Iterator[int]:
    """Give the turns that claims are read from."""
    return (turn for turn in range(len(register.docs)) if not injection.is_data(register, turn))


def _of_conversation(english: English, conversation: talk.Conversation) -> list[Examples]:
    register = heard(english, conversation)
    read = [_of_turn(register, turn) for turn in turns_of(register)]
    annotated = Annotated(register, matcher_of(register, conversation))
    number = fold(conversation.name)
    return [
        Examples(
            hashes, states, [tuple(annotated.labels(scene.turn, pair)) for pair in pairs],
            np.full(len(pairs), number),
        )
        for scene, pairs, hashes, states in read if pairs
    ]  # fmt: skip


def _of_turn(register: Register, turn: int) -> tuple[Scene, list[Candidate], Hashes, NDArray[np.float32]]:
    """Read a turn by the rules alone. What later turns add to the register must not change its features."""
    doc = register.docs[turn]
    scene, pairs = Scene(register, turn, claims.ruled_claims(register, turn, clauses_of(doc))), candidates_of(doc)
    if not pairs:
        return scene, pairs, np.zeros((0, 0), np.uint32), np.zeros((0, 0), np.float32)
    return scene, pairs, features_of(scene, pairs), dense_of(scene, pairs)


def matcher_of(register: Register, conversation: talk.Conversation) -> Matcher:
    """Compare the annotation with all that the register holds now, its referents under their own indexes."""
    mentions = (
        replace(m, referent=None if m.referent is None else register.final(m.referent)) for m in register.mentions
    )
    return Matcher(conversation, register.utterances, Reading(tuple(register.referents), tuple(mentions)))


@dataclass(frozen=True, slots=True)
class Annotated:
    """What the annotation of a conversation says of words, compared as `evaluate` compares claims."""

    register: Register
    matcher: Matcher

    def labels(self, turn: int, pair: Candidate) -> Iterator[str]:
        """Give the predicates of the claims that the annotation of a turn has of a pair."""
        for claim in self.matcher.conversation.turns[turn].claims:
            if claim.object is not None and self._is_of(turn, pair, claim):
                yield family(claim.predicate) if is_named(claim.predicate) else OPEN

    def _is_of(self, turn: int, pair: Candidate, claim: talk.Claim) -> bool:
        row = predicate(claim.predicate)
        first = self.matcher.meant(claim.subject, turn)
        second = self.matcher.meant(claim.object or claim.subject, turn)
        if self._means(turn, pair.subject, first):
            if "date" in row.object:
                return _stands_in(turn, pair.object, second)
            if row.takes_value:
                return alike(plain_text(pair.object), second.text)
            if self._means(turn, pair.object, second) or self._is_called(turn, pair.object, second.text):
                return True
        return row.symmetric and self._means(turn, pair.object, first) and self._means(turn, pair.subject, second)

    def _means(self, turn: int, word: Token | None, wanted: Meant) -> bool:
        referent = self.register.speaker(turn) if word is None else self.register.at(turn, word.i)
        if referent is not None:
            return self.matcher.points(referent, wanted)
        if word is None or word.pos_ == "PRON":
            return False
        phrase = word.doc[slice(*nominals.span(word))]
        return any(overlap((turn, phrase.start_char, phrase.end_char), place) for place in wanted.places)

    def _is_called(self, turn: int, word: Token, text: str) -> bool:
        referent = self.register.at(turn, word.i)
        if referent is None and word.pos_ == "PRON":
            return False
        return alike(nominals.name(word) if referent is None else self.register.referents[referent].name, text)


def _stands_in(turn: int, word: Token, wanted: Meant) -> bool:
    place = (turn, word.idx, word.idx + len(word))
    return any(overlap(place, other) for other in wanted.places)
