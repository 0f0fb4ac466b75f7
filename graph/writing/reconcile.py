"""What the memory holds for one slot: a pure function of the claims that compete in it.

The claims are taken in the order in which they were said, whatever the order in which they arrived, so a late
message, a retry and a rebuild give the same facts. Nothing here reads a graph or a clock.
"""

from collections.abc import Iterable

from graph.clock import earlier
from graph.writing import authority, stretches
from graph.writing.fold import Fold
from graph.writing.retelling import is_again, retell
from graph.writing.verdicts import Evidence, Verdict, Version


def settle(slot: str, claims: Iterable[Evidence], *, single: bool) -> Verdict:
    """The facts, objections and decisions for a slot; `single` where a newer content replaces an older one."""
    fold = Fold(slot, single=single)
    for claim in sorted(claims, key=lambda claim: claim.order):
        STEPS[claim.modality](fold, claim)
        fold.resolve(claim)
    if single:
        stretches.fit(fold.verdict.facts)
    return fold.verdict


def _objection(claim: Evidence, against: list[Version]) -> str | None:
    """The reason for which a claim may not change what is believed, if there is one."""
    if not against:
        return None
    if claim.trust < max(fact.trust for fact in against):
        return "conflict_authority"
    if claim.confidence < authority.FLOOR:
        return "below_floor"
    latest = max((fact.grounds[-1] for fact in against), key=lambda other: other.order)
    if latest.said_ms == claim.said_ms and latest.turn_id != claim.turn_id and latest.session_id != claim.session_id:
        return "conflict_same_time"
    return None


def _assert(fold: Fold, claim: Evidence) -> None:
    believed = fold.open(claim.content, "current")
    if believed and is_again(believed, claim) and claim.trust >= authority.BELIEVED:
        _close(believed, believed.valid_until or claim.said_at, claim, "ended")
    elif believed:
        _confirm(fold, believed, claim)
        return
    rivals = fold.rivals(claim)
    objection = _objection(claim, rivals)
    if objection:
        fold.hold(claim, objection, rivals)
    elif claim.trust < authority.BELIEVED:
        fold.hold(claim, "origin_not_believed", [], doubtful=False)
    else:
        _believe(fold, claim, rivals)


def _confirm(fold: Fold, fact: Version, claim: Evidence) -> None:
    """Further evidence, which may tell when it began or ends; what it replaced ended when it began."""
    fact.evidence.append(claim)
    begun = fact.valid_from
    retell(fact, claim)
    if fact.valid_from and fact.valid_from != begun:
        for past in fold.replaced_by(fact):
            if past.over is None and (past.valid_from is None or earlier(past.valid_from, fact.valid_from)):
                past.valid_until = fact.valid_from
    fold.decide(claim, "confirmed", "same_value", fact)


def _believe(fold: Fold, claim: Evidence, rivals: list[Version]) -> None:
    """Open or raise a fact and close what it replaces."""
    waiting = fold.open(claim.content, "planned", "held")
    before = fold.open(claim.content, "past", "denied")
    if waiting:
        fact = _raise(fold, waiting, claim)
    else:
        fact = fold.add(claim, "current", "replaces_value" if rivals else "new_value")
    since = claim.valid_from or claim.said_at
    if rivals or before:
        # Something else was so until then: what has no other beginning begins there.
        fact.valid_from = fact.valid_from or since
    if before and before.status == "denied" and before.known_until is None:
        _limit(before, since, claim)
    for rival in rivals:
        told = rival.valid_until
        _close(rival, told if told and earlier(told, since) else since, claim, "replaced")
        rival.replaced_by, fact.replaces = fact.id, rival.id


def _raise(fold: Fold, waiting: Version, claim: Evidence) -> Version:
    """What is said to be so counts from the assertion, whatever was planned or rumoured before."""
    waiting.status, waiting.reason, waiting.first = "current", "now_asserted", claim
    waiting.evidence.append(claim)
    fold.raised.append(waiting)
    waiting.valid_from, waiting.valid_until = claim.valid_from, claim.valid_until
    waiting.begun, waiting.over = (claim if told else None for told in (claim.valid_from, claim.valid_until))
    waiting.precision = claim.valid_precision
    fold.decide(claim, "created", "now_asserted", waiting)
    return waiting


def _close(fact: Version, moment: str, claim: Evidence, reason: str) -> None:
    """End a fact."""
    fact.status, fact.reason = "past", reason
    _limit(fact, moment, claim)


def _limit(fact: Version, moment: str, claim: Evidence) -> None:
    """An end before the beginning would be no interval, so then the saying ends it, or it never held."""
    begun, told = fact.valid_from, fact.valid_until
    fact.valid_until = next((end for end in (moment, claim.said_at) if begun is None or earlier(begun, end)), begun)
    if fact.valid_until != told:
        fact.over = claim if fact.valid_until == claim.valid_until else None
    # A late message may be recorded after the one that closes it; nothing was known before it was recorded.
    late = earlier(claim.recorded_at, fact.first.recorded_at)
    fact.known_until = fact.first.recorded_at if late else claim.recorded_at


def _negate(fold: Fold, claim: Evidence) -> None:
    believed = fold.open(claim.content, "current")
    if believed and stretches.before(claim, believed) and claim.trust >= authority.BELIEVED:
        _deny_then(fold, claim)
        return
    against = [believed] if believed else []
    objection = _objection(claim, against)
    if objection or claim.trust < authority.BELIEVED:
        fold.ignore(claim, objection or "origin_not_believed", against, doubtful=objection is not None)
        return
    if believed:
        _close(believed, claim.valid_from or claim.said_at, claim, "negated")
    denied = fold.open(claim.content, "denied")
    waiting = fold.open(claim.content, "planned", "held")
    if denied and denied.known_until is None:
        _confirm(fold, denied, claim)
    elif waiting:
        waiting.status, waiting.reason, waiting.first = "denied", "negated", claim
        waiting.evidence.append(claim)
        fold.decide(claim, "closed", "negated", waiting)
    else:
        fold.add(claim, "denied", "negated")


def _deny_then(fold: Fold, claim: Evidence) -> None:
    """It was not so in a time that was over when it came to be so: both hold."""
    denied = fold.open(claim.content, "denied")
    if denied and denied.known_until and denied.valid_from == claim.valid_from:
        _confirm(fold, denied, claim)
    else:
        _limit(fold.add(claim, "denied", "negated"), claim.valid_until or claim.said_at, claim)


def _end(fold: Fold, claim: Evidence) -> None:
    believed = fold.open(claim.content, "current")
    if believed and stretches.before(claim, believed):
        believed = None
    against = [believed] if believed else []
    objection = _objection(claim, against)
    if objection:
        fold.ignore(claim, objection, against, doubtful=True)
    elif believed:
        believed.evidence.append(claim)
        if claim.valid_until:
            retell(believed, claim)
        _close(believed, claim.valid_until or claim.valid_from or claim.said_at, claim, "ended")
        fold.decide(claim, "closed", "ended", believed)
    elif claim.trust < authority.BELIEVED:
        fold.hold(claim, "origin_not_believed", [], doubtful=False)
    else:
        told = fold.of_content.get(claim.content, ())
        past = next((f for f in reversed(told) if f.status == "past" and not stretches.apart(claim, f)), None)
        if past:
            _confirm(fold, past, claim)
        else:
            fold.add(claim, "past", "ended")


def _plan(fold: Fold, claim: Evidence) -> None:
    if believed := fold.open(claim.content, "current"):
        # When it is to be so says nothing of since when it is.
        believed.evidence.append(claim)
        fold.decide(claim, "confirmed", "same_value", believed)
    elif planned := fold.open(claim.content, "planned"):
        _confirm(fold, planned, claim)
    elif claim.trust < authority.BELIEVED:
        fold.hold(claim, "origin_not_believed", [], doubtful=False)
    else:
        fold.add(claim, "planned", "planned")


def _suspect(fold: Fold, claim: Evidence) -> None:
    """Hedged or reported: recorded, not believed, and no news where it is believed already."""
    if fold.open(claim.content, "current"):
        fold.decide(claim, "ignored", claim.modality)
    else:
        fold.hold(claim, claim.modality, fold.rivals(claim))


STEPS = {
    "asserted": _assert,
    "negated": _negate,
    "ended": _end,
    "planned": _plan,
    "hedged": _suspect,
    "reported": _suspect,
}
