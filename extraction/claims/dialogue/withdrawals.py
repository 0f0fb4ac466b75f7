"""Orders that take something back ("cancel that order", "hold off on Acme"), with what had been ordered before."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from spacy.tokens import Token

from extraction.claims.resolving import resolve, type_of
from extraction.claims.said import Said
from extraction.clauses.arguments import arguments_of
from extraction.clauses.modality import is_order
from extraction.clauses.verbs import lemma_of
from extraction.records import Claim
from extraction.referents.register import Register

TABLE = Path(__file__).parents[2] / "data" / "withdrawals.toml"
CONFIDENCE = 0.8
_GIVERS = frozenset({"user", "system"})
_WISHES = frozenset({"need", "want", "like", "love", "plan", "intend"})


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One row of the table; `data/withdrawals.toml` says what each entry is for."""

    status: str
    verbs: tuple[str, ...]
    roles: tuple[str, ...]
    example: str
    reads: tuple[str, ...]


def _load() -> tuple[Withdrawal, ...]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        Withdrawal(status, tuple(row["verbs"]), tuple(row["roles"]), row["example"], tuple(row["reads"]))
        for status, row in rows.items()
    )


WITHDRAWALS = _load()
_BY_VERB: Mapping[str, Withdrawal] = MappingProxyType({verb: row for row in WITHDRAWALS for verb in row.verbs})


def read(register: Register, turn: int) -> Iterator[Claim]:
    """How a thing stands that the turn takes back, and that what was to be done with it is not."""
    if register.utterances[turn].role not in _GIVERS:
        return
    for verb in register.docs[turn]:
        row = _BY_VERB.get(lemma_of(verb))
        if row is not None and is_order(verb):
            found = arguments_of(verb)[0]
            for word in next((found[role] for role in row.roles if role in found), ()):
                yield from _of_thing(register, turn, row.status, (verb, word))


def _of_thing(register: Register, turn: int, status: str, words: tuple[Token, Token]) -> Iterator[Claim]:
    thing = resolve(register, turn, words[1])
    if thing is None or type_of(register, turn, words[1]) in {"person", "animal"}:
        return
    yield Said(turn, words, "withdrawal", CONFIDENCE).claim(thing, "status", value=status)
    for place, verb, word in _ordered(register, turn):
        meant = resolve(register, place, word)
        if meant is not None and (meant == thing or verb.lemma_ == words[1].lemma_):
            undone = Said(turn, words, "withdrawal", CONFIDENCE, "negated")
            yield undone.claim(register.speaker(place), lemma_of(verb), object=meant, kind="action")
            return


def _ordered(register: Register, turn: int) -> Iterator[tuple[int, Token, Token]]:
    """What was ordered or wanted in the turns before, the latest first: the turn, what to do, and with what."""
    for place in range(turn - 1, -1, -1):
        for verb in register.docs[place] if register.utterances[place].role in _GIVERS else ():
            wanted = verb.dep_ == "xcomp" and verb.head.lemma_ in _WISHES
            if (wanted or is_order(verb)) and lemma_of(verb) not in _BY_VERB:
                yield from ((place, verb, word) for word in arguments_of(verb)[0].get("dobj", ()))
