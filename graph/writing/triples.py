"""Triples: what kind of statement each is, whether it can be one, and whether two of a call can both be so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from extraction.records import FactKind, Modality
from extraction.vocabulary import is_named, predicate
from graph import clock
from graph.errors import Invalid
from graph.model import Triple, TripleEnd
from graph.writing import names
from graph.writing.slots import Standing

PREDICATE = re.compile(r"[a-z][a-z0-9_]{0,63}")


def kind_of(triple: Triple) -> FactKind:
    """Whether it says of whom or what it is about a value, a relation, or what happened."""
    kind = predicate(triple.predicate, "relation" if triple.object else "attribute").kind
    return "action" if triple.occurred_at else kind


def modality_of(triple: Triple, said_at: datetime) -> Modality:
    """What has an end that has passed is over, and what is to begin is planned: neither replaces what holds now."""
    begins = triple.occurred_at or triple.valid_from
    if kind_of(triple) != "action" and triple.valid_until and triple.valid_until <= said_at:
        return "ended"
    return "planned" if begins and begins > said_at else "asserted"


def check_shape(triple: Triple) -> None:
    """Raises Invalid for a triple that is none."""
    if not PREDICATE.fullmatch(triple.predicate):
        raise Invalid("A predicate is lower-case words joined by '_', at most 64 characters, as in lives_in.")
    if (triple.object is None) == (triple.value is None):
        raise Invalid("A triple has either an object or a value; send exactly one of them.")
    if any("\n" in end.name for end in (triple.subject, triple.object) if end) or "\n" in (triple.value or ""):
        raise Invalid("Names and values of a triple are one line.")
    if triple.valid_from and triple.valid_until and triple.valid_until <= triple.valid_from:
        raise Invalid("valid_until comes after valid_from: the end is excluded, so something must lie between them.")


def check(triple: Triple) -> None:
    """Raises Invalid for a triple that is none, and for one with times of which one would be lost."""
    check_shape(triple)
    lasting = triple.valid_from or triple.valid_until
    if triple.occurred_at and lasting:
        raise Invalid(
            "What happened has occurred_at, what lasts has valid_from and valid_until; send one or the other."
        )
    if triple.occurred_at and is_named(triple.predicate) and predicate(triple.predicate).kind != "action":
        raise Invalid(f"{triple.predicate} lasts: say with valid_from and valid_until when, not with occurred_at.")
    if triple.valid_until and kind_of(triple) == "action":
        raise Invalid(f"{triple.predicate} happens: say with occurred_at when, not with valid_until.")


def check_together(triples: Sequence[Triple], said_at: datetime) -> None:
    """Raises Invalid where two cannot both be so, by the names that they use: which of them holds nobody could tell."""
    by_slot = dict[str, list[_Told]]()
    for index, triple in enumerate(triples):
        standing = _standing(triple)
        slot = standing.slot
        told = _Told(index, triple, standing.content, slot.single, modality_of(triple, said_at))
        by_slot.setdefault(slot.key, []).append(told)
    for rivals in by_slot.values():
        for one, other in combinations(rivals, 2):
            if _contradict(one, other):
                raise Invalid(
                    f"triples[{one.index}] and triples[{other.index}] contradict each other: they cannot both be so at "
                    "one time. Send one of them, or with valid_from and valid_until when each of them was so."
                )


@dataclass(frozen=True, slots=True)
class _Told:
    """A triple of a call: what it says, and whether another that competes with it says otherwise."""

    index: int
    triple: Triple
    content: str
    single: bool
    modality: Modality


def _standing(triple: Triple) -> Standing:
    """Where it competes, as far as the names tell."""
    ends = (_end(triple.subject), _end(triple.object) if triple.object else None)
    begun = triple.occurred_at or triple.valid_from
    kind = kind_of(triple)
    return Standing("", (), triple.predicate, kind, *ends, triple.value, clock.iso(begun) if begun else None)


def _end(end: TripleEnd) -> str:
    return f"{names.family(end.type)} {names.normal(end.name)}"


def _contradict(one: _Told, other: _Told) -> bool:
    if (one.modality == "planned") != (other.modality == "planned"):
        return False
    if one.content == other.content:
        over = one.modality == "ended", other.modality == "ended"
        return over[0] != over[1] and not (_follows(one, other) or _follows(other, one))
    may_follow = _may_follow(one.triple, other.triple) or _may_follow(other.triple, one.triple)
    return one.single and not may_follow


def _follows(one: _Told, other: _Told) -> bool:
    return other.triple.valid_from is not None and _may_follow(one.triple, other.triple)


def _may_follow(one: Triple, other: Triple) -> bool:
    """Whether one may be over when the other begins."""
    end, begin = one.valid_until, other.valid_from
    return end is not None and (begin is None or end <= begin)
