"""Pairs of words that a claim may be about: at most five steps of the tree apart, in one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extraction.clauses.subjects import Argument, says_subject
from extraction.clauses.wording import is_question_word

MOST_STEPS = 5
MOST_WORDS = 60
"""Content words of a sentence that are paired; a longer one is a list or no prose, and pairs grow with the square."""
MOST_PAIRS = 8_000
"""Pairs of a text that are looked at; only one of many pages has more. What rules read beyond them is not weighed."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CONTENT = _NOMINAL | {"ADJ", "NUM", "VERB", "ADV", "X"}
_ADVERBS = frozenset({"advmod", "acomp", "ROOT", "attr", "pobj", "conj"})
_OWNERS = frozenset({"my", "your", "his", "her", "our", "their", "its"})
_EXPLETIVE = frozenset({"expl"})
_CLAUSES = frozenset({"ROOT", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two words of a sentence and the way from one to the other over the tree."""

    subject: Argument
    """None for the speaker who is not said."""
    object: Token
    up: tuple[Token, ...]
    """From the subject to the word over both, which is not part of it."""
    top: Token
    down: tuple[Token, ...]
    """From below that word to the object."""


def candidates_of(doc: Doc) -> list[Candidate]:
    """Give every pair of a text, from its beginning on."""
    return list(islice((pair for sentence in doc.sents for pair in _of_sentence(sentence)), MOST_PAIRS))


def _of_sentence(sentence: Span) -> Iterator[Candidate]:
    words = [word for word in sentence if _is_content(word)][:MOST_WORDS]
    chains = {word.i: _chain(word) for word in words}
    for subject in words:
        if _may_be_subject(subject):
            for object_ in words:
                if object_.i != subject.i:
                    yield from _joined(subject, object_, chains[subject.i], chains[object_.i])
    for top in sentence:
        if top.dep_ in _CLAUSES and _is_headless(top):
            yield from _unsaid(top, words, chains)


def _is_content(word: Token) -> bool:
    if word.pos_ not in _CONTENT or word.dep_ in _EXPLETIVE or is_question_word(word):
        return word.lower_ in _OWNERS
    return word.pos_ != "ADV" or word.dep_ in _ADVERBS


def _may_be_subject(word: Token) -> bool:
    return word.pos_ in _NOMINAL or word.lower_ in _OWNERS


def _is_headless(top: Token) -> bool:
    """Whether a clause has no subject, so that the speaker may be meant."""
    return not says_subject(top) and (top.dep_ != "conj" or (top.pos_ == "VERB" and top.head.dep_ in _CLAUSES))


def _chain(word: Token) -> list[Token]:
    """Give the word and what it hangs on, as far as a pair can reach."""
    found = [word]
    while len(found) <= MOST_STEPS and found[-1].head.i != found[-1].i:
        found.append(found[-1].head)
    return found


def _joined(subject: Token, object_: Token, first: list[Token], second: list[Token]) -> Iterator[Candidate]:
    places = {word.i: steps for steps, word in enumerate(first)}
    for steps, word in enumerate(second):
        over = places.get(word.i)
        if over is not None:
            if over + steps <= MOST_STEPS:
                yield Candidate(subject, object_, tuple(first[:over]), word, tuple(reversed(second[:steps])))
            return


def _unsaid(top: Token, words: list[Token], chains: dict[int, list[Token]]) -> Iterator[Candidate]:
    for object_ in words:
        chain = chains[object_.i]
        steps = next((steps for steps, word in enumerate(chain[:MOST_STEPS]) if word.i == top.i), None)
        if steps is not None and object_.lower_ not in _OWNERS:
            yield Candidate(None, object_, (), top, tuple(reversed(chain[:steps])))
