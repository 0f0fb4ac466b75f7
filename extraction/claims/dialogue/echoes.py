"""Turns that take over what another speaker has just said: "I live in Leeds." "Me too.", "So do I.", "Same here."."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extraction.claims import events
from extraction.claims.rules import ruled
from extraction.clauses.clauses import clauses_of
from extraction.records import Claim
from extraction.referents.register import Register

CONFIDENCE = 0.8
_OPENING = r"\W*(?:(?:oh|ah|haha|yeah|yes|yep|and|lol|ha|no|really|wow|nice)\W+)*"
_TOO = re.compile(
    rf"{_OPENING}(?:me,? too|same(?: here| for me)?(?=\W|$)|so (?:do|am|have|did|was) i"
    r"|likewise|ditto|(?:and )?i (?:do|am|have|did) too)\b"
)
_NEITHER = re.compile(
    rf"{_OPENING}(?:me,? neither|(?:neither|nor) (?:do|am|have|did|was|can) i|i (?:do|am|have|did)n't either)\b"
)


def read(register: Register, turn: int) -> Iterator[Claim]:
    """The claims of the sentence before, of its speaker, as said of the one who agrees."""
    text = register.utterances[turn].content[:60].casefold().replace("’", "'")
    found = _TOO.match(text) or _NEITHER.match(text)
    if found is None or turn == 0 or register.utterances[turn - 1].speaker == register.utterances[turn].speaker:
        return
    meant = "asserted" if _TOO.match(text) else "negated"
    other, me = register.speaker(turn - 1), register.speaker(turn)
    for claim in _last_said(register, turn - 1):
        if claim.modality == meant and register.final(claim.subject) == other and claim.object != me:
            yield replace(
                claim, turn=turn, start=0, end=found.end(), subject=me, rule=f"echo:{claim.rule}",
                confidence=min(CONFIDENCE, claim.confidence), correction=False,
            )  # fmt: skip


def _last_said(register: Register, turn: int) -> Iterator[Claim]:
    """What the rules read in the last statement of a turn; a question may follow it ("And you?")."""
    sentences = [one for one in register.docs[turn].sents if "?" not in one.text and any(w.is_alpha for w in one)]
    if sentences:
        said = [clause for clause in clauses_of(register.docs[turn]) if clause.verb.sent == sentences[-1]]
        told = list(ruled.read(register, turn, said))
        yield from (*told, *events.read(register, turn, said, told))
