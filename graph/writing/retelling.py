"""When a fact began and ends, as more is said of it: whose word on its times counts.

What nobody told, or what was only concluded, is taken from whoever tells it. What somebody told of something that
holds or is planned gives way to whoever says otherwise later, and is as sure and as much trusted.
"""

from datetime import datetime

from extraction.values.intervals import shift
from graph.clock import earlier
from graph.writing import authority
from graph.writing.verdicts import Evidence, Version


def retell(fact: Version, claim: Evidence) -> None:
    """Take from further evidence when a fact began and when it ends, as far as it may say so."""
    begins = claim.valid_from is not None and _tells_beginning(fact, claim, claim.valid_from)
    ends = claim.valid_until is not None and _tells_end(fact, claim, claim.valid_until)
    start = claim.valid_from if begins else fact.valid_from
    end = claim.valid_until if ends else fact.valid_until
    if claim.trust < authority.BELIEVED or (start and end and not earlier(start, end)):
        return
    fact.valid_from, fact.valid_until = start, end
    if begins:
        fact.begun, fact.precision = claim, claim.valid_precision
    if ends:
        fact.over, fact.precision = claim, fact.precision or claim.valid_precision


def is_again(fact: Version, claim: Evidence) -> bool:
    """Whether a fact was announced to end, and a claim says that it is so after that."""
    if fact.first.kind == "action" or fact.over is None or fact.valid_until is None:
        return False
    announced = earlier(fact.over.said_at, fact.valid_until)
    return announced and not earlier(claim.valid_from or claim.said_at, fact.valid_until)


def _tells_beginning(fact: Version, claim: Evidence, begun: str) -> bool:
    """What was so "in 2016" or is so "this year" may be so for longer; what began in May 2019 is so "since 2019"."""
    if fact.valid_from is None:
        return True
    if claim.modality == "ended" and claim.valid_until is None:
        return False
    if _holds(claim, begun, claim.said_at) or (fact.begun and _holds(claim, begun, fact.valid_from)):
        return False
    return _may_tell(fact, fact.begun, claim)


def _tells_end(fact: Version, claim: Evidence, over: str) -> bool:
    """What is over is no end of what still holds."""
    return (fact.status != "current" or earlier(claim.said_at, over)) and _may_tell(fact, fact.over, claim)


def _may_tell(fact: Version, teller: Evidence | None, claim: Evidence) -> bool:
    if teller is None:
        return True
    return fact.status in {"current", "planned"} and _weight(claim) >= _weight(teller)


def _weight(claim: Evidence) -> tuple[bool, float]:
    return claim.confidence >= authority.FLOOR, claim.trust


def _holds(claim: Evidence, begun: str, moment: str) -> bool:
    """Whether the year, month or day in which something began, as a claim tells it, holds a moment."""
    start, told = datetime.fromisoformat(begun), datetime.fromisoformat(moment)
    try:
        return start <= told < shift(start, 1, claim.valid_precision or "minute")
    except OverflowError:
        # It is the calendar's last year, month or day.
        return start <= told
