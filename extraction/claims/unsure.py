"""Doubts about what is only guessed or heard of somebody by name, where no claim holds what it says."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from extraction.clauses.modality import modality_of
from extraction.records import Claim, Doubt, Modality
from extraction.referents.register import Register

UNSURE: tuple[Modality, ...] = ("hedged", "reported")
"""Modalities that are reasons of a doubt, too."""


def doubts(register: Register, turn: int, claims: Sequence[Claim]) -> Iterator[Doubt]:
    """A doubt for each sentence of a user that guesses or passes on something unread about a named one."""
    if register.utterances[turn].role != "user":
        return
    named = [m.start for m in register.mentions if m.turn == turn and m.kind == "name"]
    for sentence in register.docs[turn].sents:
        first, last = sentence.start_char, sentence.end_char
        if any(first <= start < last for start in named):
            held = {claim.modality for claim in claims if first <= claim.start < last}
            reason = next((meant for meant in _meant(sentence) if meant in UNSURE), None)
            if reason is not None and held.isdisjoint(UNSURE):
                text = sentence.text.strip()
                yield Doubt(turn, first, first + len(text), reason, text)


def _meant(sentence: Span) -> Iterator[Modality]:
    """How the clauses are meant that say something, complements of sayings among them."""
    for word in sentence:
        if word.pos_ in {"VERB", "AUX"} and word.dep_ in {"ROOT", "ccomp", "parataxis", "conj"}:
            yield modality_of(word)
