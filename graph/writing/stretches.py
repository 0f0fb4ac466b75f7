"""The stretches of time of a slot that holds one content at a time, fitted to each other so that none overlap.

"She lived in Porto from 2015 to 2018" and "she has lived in Lisbon since 2017" cannot both be right about 2017. What
is surer, else more trusted, else said later is right about its own ends; the other gives way and ends where that one
begins, or begins where that one ends. What holds now goes on: only its beginning gives way. An end that nobody told
is unknown; it is fitted to nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from extraction.values.intervals import shift
from graph.clock import earlier, iso
from graph.writing.authority import FLOOR
from graph.writing.verdicts import Evidence, Order, Version

FOREVER = datetime.max.replace(tzinfo=UTC)


def before(claim: Evidence, fact: Version) -> bool:
    """Whether a claim tells of a time that was over before a fact is known to hold.

    A fact is known to hold from its beginning, else from when it was first said. Who tells no more than an end
    ("until May") ends what was said to hold, whenever that was.
    """
    end = _over(claim)
    ends = claim.modality == "ended" and claim.valid_from is None
    known = fact.valid_from or (None if ends else fact.first.said_at)
    return end is not None and known is not None and not earlier(known, end)


def _over(claim: Evidence) -> str | None:
    """When the time that a claim names was over: at its end; what was once so, with the year or day it names."""
    begun = claim.valid_from
    if claim.valid_until or begun is None or claim.modality != "ended" or not earlier(begun, claim.said_at):
        return claim.valid_until
    return iso(shift(datetime.fromisoformat(begun), 1, claim.valid_precision or "minute"))


def apart(claim: Evidence, fact: Version) -> bool:
    """Whether a claim tells of a time before or after that of a fact, as far as their ends are known."""
    spans = ((claim.valid_until, fact.valid_from), (fact.valid_until, claim.valid_from))
    return any(end and begin and not earlier(begin, end) for end, begin in spans)


def fit(facts: Sequence[Version]) -> None:
    """Shortens what is or was believed, of one slot, until no known stretch overlaps another."""
    for cluster in _clusters(facts):
        fitted: list[Version] = []
        for fact in sorted(cluster, key=_weight):
            for weaker in fitted:
                if overlap(weaker, fact):
                    _yield(weaker, fact)
            fitted.append(fact)


def overlap(one: Version, other: Version) -> bool:
    """Whether two stretches share time as far as their ends are known; with one known end it is a moment."""
    first, second = _span(one), _span(other)
    if first is None or second is None:
        return False
    (start, end), (begin, over) = first, second
    within = start < begin == over < end or begin < start == end < over
    return max(start, begin) < min(end, over) or within


def _yield(weaker: Version, fact: Version) -> None:
    """Let the weaker of two that overlap give way to the other."""
    begins, ends = fact.valid_from, fact.valid_until
    if weaker.valid_until is None or weaker.status == "current":
        weaker.valid_from = ends
    elif begins and (weaker.valid_from is None or earlier(weaker.valid_from, begins)):
        weaker.valid_until = begins
    elif ends and earlier(ends, weaker.valid_until):
        weaker.valid_from = ends
    else:
        # The other covers it: it never held.
        weaker.valid_until = weaker.valid_from


def _clusters(facts: Sequence[Version]) -> Iterator[list[Version]]:
    """Facts that may overlap, those together that reach from one to the next."""
    placed = [(span, fact) for fact in facts if (span := _span(fact))]
    cluster: list[Version] = []
    reach = datetime.min.replace(tzinfo=UTC)
    for (start, end), fact in sorted(placed, key=lambda one: one[0]):
        if start >= reach and cluster:
            yield cluster
            cluster = []
        cluster.append(fact)
        reach = max(reach, end)
    yield cluster


def _span(fact: Version) -> tuple[datetime, datetime] | None:
    """From the first to the last moment at which a fact is known to hold, where there is one."""
    if fact.status not in {"current", "past"} or fact.first.additive:
        return None
    known = [datetime.fromisoformat(end) for end in (fact.valid_from, fact.valid_until) if end]
    if fact.status == "current" and fact.valid_until is None:
        known.append(FOREVER)
    never = len(known) > 1 and known[0] >= known[1]
    return (known[0], known[-1]) if known and not never else None


def _weight(fact: Version) -> tuple[bool, float, Order]:
    sure = max(claim.confidence for claim in fact.evidence) >= FLOOR
    return sure, fact.trust, fact.evidence[-1].order
