"""Events that tell when another thing was: "since the flood", "after the wedding", "when we moved"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extraction.clauses.subjects import SUBJECTS
from extraction.clauses.tense import tense_of
from extraction.clauses.wording import extent
from extraction.records import When

_BEGINS = frozenset({"since", "after", "once"})
_ENDS = frozenset({"until", "till", "til", "before"})
_WITHIN = frozenset({"when", "during"})
_DEFINITE = frozenset({"the", "my", "our", "his", "her", "their", "your", "that", "this"})
_SPEAKER = frozenset({"i", "we", "i've", "us"})


@dataclass(frozen=True, slots=True)
class Event:
    """What tells a time: the word that ties it to its clause, and the noun or verb that names it."""

    link: Token
    word: Token

    @property
    def span(self) -> tuple[int, int]:
        """Offsets from the tie to the end of what names the event."""
        return self.link.idx, extent(self.word)[1]


def events_of(verb: Token) -> Iterator[Event]:
    """The events beside which a clause is told to be."""
    for child in verb.children:
        if child.dep_ in {"prep", "mark"} and child.lower_ in _BEGINS | _ENDS | _WITHIN:
            yield from (Event(child, end) for end in child.children if end.dep_ == "pobj" and _is_known(end))
            yield from (Event(child, end) for end in child.children if end.dep_ == "pcomp" and end.pos_ == "VERB")
        elif child.dep_ == "advcl" and child.pos_ == "VERB":
            yield from (Event(link, child) for link in child.children if _ties(verb, link, child))


def _is_known(word: Token) -> bool:
    return word.pos_ == "PROPN" or any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in word.children)


def _ties(verb: Token, link: Token, event: Token) -> bool:
    """Whether a word makes a clause tell a time: *since* gives a reason beside other tenses than the perfect."""
    if link.dep_ not in {"mark", "advmod"} or link.i > event.i or tense_of(event) != "past":
        return False
    return link.lower_ in _ENDS | _BEGINS | _WITHIN and (link.lower_ != "since" or tense_of(verb) == "perfect")


def told_of(docs: Sequence[Doc], turn: int, event: Event) -> Iterator[tuple[int, Token]]:
    """Where an event is spoken of, itself first if it is a clause, then in its turn and backwards, with the turn."""
    if event.word.pos_ == "VERB":
        yield turn, event.word
    for place in range(turn, -1, -1):
        for word in docs[place]:
            if word.lemma_ == event.word.lemma_ and word != event.word and _is_same(word, event.word):
                yield place, word


def _is_same(word: Token, event: Token) -> bool:
    """Whether two words name one event: the same noun, or the same verb of the same subject."""
    if word.pos_ != event.pos_:
        return False
    return event.pos_ != "VERB" or bool(_who(word) & _who(event))


def _who(verb: Token) -> set[str]:
    who = {child.lower_ for child in verb.children if child.dep_ in SUBJECTS}
    return who | {"i"} if who & _SPEAKER else who


def beside_event(event: Event, when: When) -> When:
    """The time that an event of a known time gives to what it is told beside."""
    link = event.link.lower_
    if link in _ENDS:
        return When(None, when.start, when.precision)
    return When((when.end or when.start) if link in {"after", "once"} else when.start, None, when.precision)
