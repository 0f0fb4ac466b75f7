"""How a claim is made from the words that say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from extraction.clauses.shades import shaded
from extraction.clauses.wording import extent
from extraction.records import Claim, FactKind, Modality, When
from extraction.referents.register import Register
from extraction.vocabulary import predicate as row_of


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one or more claims, and how they are meant."""

    turn: int
    words: tuple[Token, ...]
    rule: str
    confidence: float
    modality: Modality = "asserted"
    valid: When | None = None

    def claim(
        self,
        subject: int,
        predicate: str,
        *,
        object: int | None = None,  # noqa: A002 - the word of the design
        value: str | None = None,
        kind: FactKind | None = None,
    ) -> Claim:
        """One claim whose span runs from the first to the last of the words, inside one sentence."""
        start, end = span_of(self.words)
        meant = shaded(self.modality, predicate, self.words)
        return Claim(
            turn=self.turn, start=start, end=end, subject=subject, predicate=predicate,
            kind=kind or row_of(predicate).kind, modality=meant, confidence=round(self.confidence, 3),
            rule=self.rule, object=object, value=value, additive=is_additive(self.words),
            correction=is_correction(self.words), valid=self.valid,
        )  # fmt: skip


def span_of(words: Iterable[Token]) -> tuple[int, int]:
    """Offsets from the first to the last of some phrases; of the first one's sentence only."""
    kept = list(words)
    sentence = kept[-1].sent
    edges = [extent(word) for word in kept if word.sent == sentence]
    return min(start for start, _ in edges), max(end for _, end in edges)


_ADDITIVE = frozenset(
    {"also", "another", "second", "too", "additional", "additionally", "besides", "third", "side", "part-time"}
)
_CORRECTIVE = frozenset({"actually", "correction", "meant", "oops", "sorry"})


def is_additive(words: tuple[Token, ...]) -> bool:
    """Whether *also*, *another*, *second* stand by, or the object is one more in a row of them."""
    return words[-1].dep_ == "conj" or any(
        near.lower_ in _ADDITIVE and near.sent == word.sent
        for word in words
        for near in (*word.children, *word.head.children)
    )


def is_correction(words: tuple[Token, ...]) -> bool:
    """Whether the sentence takes something back: "actually …", "no, I meant …"."""
    return _takes_back(words[-1].sent)


@lru_cache(maxsize=64)
def _takes_back(sentence: Span) -> bool:
    return any(word.lower_ in _CORRECTIVE for word in sentence if not word.is_punct) or (
        sentence[0].lower_ in {"no", "nope", "nah"} and any(word.is_alpha for word in sentence[1:])
    )


def sureness(register: Register, turn: int, words: Iterable[Token | None]) -> float:
    """Confidence of the weakest link among the words: a claim is no surer than whom it is about."""
    found = [1.0]
    for word in words:
        place = None if word is None else register.heads.get((turn, word.i))
        if place is not None:
            found.append(register.mentions[place].confidence)
    return min(found)
