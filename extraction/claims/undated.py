"""Doubts about times that the words do not settle: "since I was ten", "since the flood", "a year later"."""

from collections.abc import Iterator

from extraction.claims.dating import LASTING
from extraction.clauses.anchors import events_of
from extraction.clauses.timing import phrases_within
from extraction.language.texts import sentence_at
from extraction.records import Claim, Doubt
from extraction.referents.register import Register

REASON = "unresolved_time"
_KEPT = frozenset({"asserted", "ended", "planned"})
_SURE = 0.7
"""Claims below this are held, so that nobody asks when they began."""
_LASTING = frozenset({"since", "until", "till"})
_TELLING = frozenset({"at_age", "beside", "same"})
"""Meanings of phrases that tell a certain time to whoever knows what they count from; "recently" tells none."""


def doubts(register: Register, turn: int, claims: list[Claim]) -> Iterator[Doubt]:
    """The times of a turn's claims that stay unknown, each once."""
    seen = set[int]()
    for claim in claims:
        if claim.valid is None and claim.modality in _KEPT and claim.confidence >= _SURE and _has_time(claim):
            for start, end in _untold(register, turn, claim):
                if start not in seen:
                    seen.add(start)
                    yield Doubt(turn, start, end, REASON, register.utterances[turn].content[start:end])


def _has_time(claim: Claim) -> bool:
    return claim.kind == "action" or claim.predicate in LASTING


def _untold(register: Register, turn: int, claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the sentence of a claim tells a time that counts from something unknown."""
    doc, content = register.docs[turn], register.utterances[turn].content
    sentence = sentence_at(doc, claim.start)
    if sentence is None:
        return
    near = phrases_within(content, sentence.start_char, sentence.end_char)
    yield from ((p.start, p.end) for p in near if any(atom.row.meaning in _TELLING for atom in p.moment))
    for word in sentence:
        if word.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and claim.start <= word.idx < claim.end:
            for start, end in (event.span for event in events_of(word) if event.link.lower_ in _LASTING):
                if not any(phrase.start < end and start < phrase.end for phrase in near):
                    yield start, end
