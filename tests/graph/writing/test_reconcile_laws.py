"""What holds of a slot whatever is claimed in it, in whatever order."""

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from extraction.records import Modality
from graph.writing.authority import BELIEVED, FLOOR, TRUST
from graph.writing.fold import OUTRIGHT
from graph.writing.reconcile import settle
from graph.writing.stretches import overlap
from graph.writing.verdicts import COMPETING, Evidence
from tests.graph.claims import at, claim

CONTENTS = st.sampled_from(["Porto", "Turin", "Ghent"])
SINGLE = st.booleans()
MINUTES = st.integers(0, 20)


@st.composite
def slots(draw: st.DrawFn, *, additive: bool = True) -> list[Evidence]:
    """Claims of every kind that may compete in one slot, each said in a turn of its own."""
    minutes = draw(st.lists(MINUTES, min_size=1, max_size=8, unique=True))
    return [draw(competitors(minute, additive=additive)) for minute in minutes]


@st.composite
def competitors(draw: st.DrawFn, minute: int, *, additive: bool) -> Evidence:
    role = draw(st.sampled_from(["user", "assistant", "system", "tool"]))
    since = draw(st.none() | MINUTES)
    until = draw(st.none() | MINUTES)
    return claim(
        minute,
        draw(CONTENTS),
        modality=draw(st.sampled_from(sorted(COMPETING))),
        confidence=draw(st.floats(0.05, 1)),
        role=role,
        trust=TRUST[draw(st.sampled_from([role, "upsert"]))],
        speaker=draw(st.sampled_from(["alice", "ben"])),
        additive=additive and draw(st.booleans()),
        valid_from=None if since is None else at(since),
        valid_until=None if since is None or until is None or until <= since else at(until),
        session_id=draw(st.sampled_from(["sess_one", "sess_two"])),
    )


@given(slots().flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))), SINGLE)
def test_no_order_of_arrival_matters(orders: tuple[list[Evidence], list[Evidence]], single: bool):  # noqa: FBT001
    said, arrived = orders

    assert settle("slot", arrived, single=single) == settle("slot", said, single=single)


@given(slots(additive=False))
def test_a_single_slot_holds_at_most_one_current_content(claims: list[Evidence]):
    assert sum(fact.status == "current" for fact in settle("slot", claims, single=True).facts) <= 1


@given(slots(), SINGLE)
def test_one_content_is_current_at_most_once(claims: list[Evidence], single: bool):  # noqa: FBT001
    current = [fact.first.content for fact in settle("slot", claims, single=single).facts if fact.status == "current"]

    assert len(current) == len(set(current))


@given(slots(additive=False))
def test_undated_values_of_a_single_slot_hold_one_after_the_other(claims: list[Evidence]):
    undated = [replace(claim, valid_from=None, valid_until=None, modality="asserted") for claim in claims]
    facts = [fact for fact in settle("slot", undated, single=True).facts if fact.status in {"current", "past"}]
    bounds = [(fact.valid_from or "", fact.valid_until or "9999") for fact in facts]

    assert all(end <= begin for (_, end), (begin, _) in pairwise(sorted(bounds)))


@given(slots(), SINGLE)
def test_nothing_is_known_until_before_it_is_known(claims: list[Evidence], single: bool):  # noqa: FBT001
    late = [replace(claim, recorded_at=at(20 - place)) for place, claim in enumerate(claims)]
    facts = settle("slot", late, single=single).facts

    assert [fact for fact in facts if fact.known_until and fact.known_until < fact.first.recorded_at] == []


@given(slots(), SINGLE)
def test_no_interval_ends_before_it_begins(claims: list[Evidence], single: bool):  # noqa: FBT001
    facts = settle("slot", claims, single=single).facts

    assert [fact for fact in facts if fact.valid_from and fact.valid_until and fact.valid_until < fact.valid_from] == []


@given(slots(), SINGLE)
def test_every_claim_is_decided_once_and_every_fact_has_evidence_of_its_own(claims: list[Evidence], single: bool):  # noqa: FBT001
    verdict = settle("slot", claims, single=single)
    used = [one.id for fact in verdict.facts for one in fact.evidence]

    assert sorted(made.claim_id for made in verdict.decisions) == sorted(one.id for one in claims)
    assert len(used) == len(set(used))
    assert all(fact.evidence for fact in verdict.facts)
    assert len({fact.id for fact in verdict.facts}) == len(verdict.facts)


@given(slots(), SINGLE)
def test_only_a_later_clear_statement_of_no_less_trust_settles_a_doubt(claims: list[Evidence], single: bool):  # noqa: FBT001
    for objection in settle("slot", claims, single=single).objections:
        by = objection.resolved_by
        assert by is None or (by.order > objection.claim.order and by.trust >= objection.claim.trust)
        assert by is None or (by.modality in OUTRIGHT and by.confidence >= FLOOR and by.trust >= BELIEVED)


@given(slots(), SINGLE, CONTENTS)
def test_a_clear_statement_of_the_highest_trust_leaves_no_doubt_of_what_it_says(
    claims: list[Evidence],
    single: bool,  # noqa: FBT001
    content: str,
):
    last = claim(30, content, trust=TRUST["upsert"], confidence=1)
    objections = settle("slot", [*claims, last], single=single).objections

    assert all(one.resolved_by for one in objections if single or one.claim.content == content)


@given(slots(additive=False))
def test_known_stretches_of_a_single_slot_never_overlap(claims: list[Evidence]):
    facts = settle("slot", claims, single=True).facts

    assert [(one, other) for one, other in combinations(facts, 2) if overlap(one, other)] == []


@given(slots(additive=False))
def test_at_no_moment_do_two_dated_values_of_a_single_slot_hold(claims: list[Evidence]):
    facts = [fact for fact in settle("slot", claims, single=True).facts if fact.status in {"current", "past"}]
    dated = [fact for fact in facts if fact.valid_from and (fact.valid_until or fact.status == "current")]

    for moment in map(at, range(32)):
        holding = [f for f in dated if (f.valid_from or "") <= moment < (f.valid_until or "9999")]
        assert len(holding) <= 1


@given(slots(), SINGLE)
def test_confidence_lies_between_nothing_and_certainty(claims: list[Evidence], single: bool):  # noqa: FBT001
    assert all(0 < fact.confidence < 1 for fact in settle("slot", claims, single=single).facts)


@given(slots(), SINGLE, st.sampled_from(["alice", "ben", "cleo"]), st.floats(0.05, 1))
def test_saying_again_what_is_believed_never_lowers_its_confidence(
    claims: list[Evidence],
    single: bool,  # noqa: FBT001
    speaker: str,
    sure: float,
):
    before = settle("slot", claims, single=single).facts
    for fact in before:
        if fact.status == "current":
            again = claim(30, fact.first.content, speaker=speaker, confidence=sure)
            assert confidences(claims, again, single=single)[fact.id] >= fact.confidence


@given(slots(), CONTENTS, st.sampled_from(["asserted", "negated", "ended", "hedged"]), st.floats(0.05, 0.69))
def test_contradiction_that_changes_nothing_never_raises_a_confidence(
    claims: list[Evidence], content: str, modality: Modality, sure: float
):
    for fact in settle("slot", claims, single=True).facts:
        if fact.status == "current" and (fact.first.content == content) == (modality in {"negated", "ended"}):
            other = claim(30, content, speaker="cleo", modality=modality, confidence=sure)
            assert confidences(claims, other, single=True)[fact.id] <= fact.confidence


def confidences(claims: list[Evidence], last: Evidence, *, single: bool) -> dict[str, float]:
    """How sure each fact is once something more was said."""
    return {fact.id: fact.confidence for fact in settle("slot", [*claims, last], single=single).facts}


@given(slots(), SINGLE)
def test_what_replaced_and_what_was_replaced_name_each_other(claims: list[Evidence], single: bool):  # noqa: FBT001
    facts = {fact.id: fact for fact in settle("slot", claims, single=single).facts}

    for fact in facts.values():
        assert fact.replaced_by is None or fact.replaced_by in facts
        assert fact.replaces is None or facts[fact.replaces].replaced_by == fact.id
