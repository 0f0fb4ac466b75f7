"""Every rule by which claims become facts, a sentence each."""

from dataclasses import replace

import pytest

from extraction.records import Modality
from graph.writing.authority import TRUST
from graph.writing.reconcile import settle
from graph.writing.verdicts import Evidence, Verdict
from tests.graph.claims import at, claim, held


def one(*claims: Evidence) -> Verdict:
    """A slot in which a newer content replaces the older one."""
    return settle("slot", claims, single=True)


def many(*claims: Evidence) -> Verdict:
    """A slot in which contents stand beside each other."""
    return settle("slot", claims, single=False)


def objections(verdict: Verdict) -> list[str]:
    return [objection.reason for objection in verdict.objections]


def test_a_first_assertion_is_believed():
    verdict = one(claim(0, "Porto"))

    assert held(verdict) == [("Porto", "current")]
    assert [(made.decision, made.reason) for made in verdict.decisions] == [("created", "new_value")]


def test_a_newer_value_replaces_the_older_one_and_ends_it_when_it_was_said():
    old, new = one(claim(0, "Porto"), claim(1, "Turin")).facts

    assert (old.status, old.valid_until, old.known_until) == ("past", at(1), at(1))
    assert (new.status, new.reason) == ("current", "replaces_value")
    assert (old.replaced_by, new.replaces) == (new.id, old.id)


def test_the_old_value_ends_when_the_new_one_began_where_that_is_said():
    old, new = one(claim(0, "Porto"), claim(9, "Turin", valid_from=at(5))).facts

    assert (old.valid_until, new.valid_from) == (at(5), at(5))


def test_a_value_that_began_after_its_successor_never_held():
    old, new = one(claim(0, "Porto", valid_from=at(7)), claim(9, "Turin", valid_from=at(5))).facts

    assert (old.valid_from, old.valid_until, new.valid_from) == (at(7), at(7), at(5))


def test_a_message_that_arrives_late_ends_in_the_same_facts():
    early, late = claim(0, "Porto"), claim(1, "Turin")

    assert one(late, early) == one(early, late)


def test_an_older_message_that_arrives_late_does_not_become_current():
    assert held(one(claim(5, "Turin"), claim(0, "Porto", recorded_at=at(9)))) == [
        ("Porto", "past"),
        ("Turin", "current"),
    ]


def test_what_a_lower_authority_says_is_held_beside_and_named_in_an_objection():
    verdict = one(claim(0, "Porto", trust=TRUST["upsert"]), claim(1, "Turin"))

    believed, doubted = verdict.facts
    assert held(verdict) == [("Porto", "current"), ("Turin", "held")]
    assert objections(verdict) == ["conflict_authority"]
    assert set(verdict.objections[0].fact_ids) == {believed.id, doubted.id}


def test_a_higher_authority_replaces():
    assert held(one(claim(0, "Porto"), claim(1, "Turin", trust=TRUST["upsert"]))) == [
        ("Porto", "past"),
        ("Turin", "current"),
    ]


def test_a_claim_below_the_floor_may_not_replace():
    verdict = one(claim(0, "Porto"), claim(1, "Turin", confidence=0.69))

    assert held(verdict) == [("Porto", "current"), ("Turin", "held")]
    assert objections(verdict) == ["below_floor"]


def test_a_claim_below_the_floor_is_believed_where_it_contradicts_nothing():
    assert held(one(claim(0, "Porto", confidence=0.5))) == [("Porto", "current")]


def test_a_claim_at_the_floor_replaces():
    assert held(one(claim(0, "Porto"), claim(1, "Turin", confidence=0.7)))[1] == ("Turin", "current")


def test_two_sessions_that_disagree_at_the_same_moment_are_a_doubt():
    verdict = one(claim(0, "Porto"), claim(0, "Turin", session_id="sess_two", turn_id="turn_other"))

    assert held(verdict) == [("Porto", "current"), ("Turin", "held")]
    assert objections(verdict) == ["conflict_same_time"]


def test_two_turns_of_one_session_at_the_same_moment_follow_their_numbers():
    assert held(one(claim(0, "Porto", seq=1), claim(0, "Turin", seq=2, turn_id="turn_next")))[1] == ("Turin", "current")


def test_of_two_values_that_begin_with_one_word_the_nearer_one_holds():
    near, far = (claim(0, place, end=end, turn_id="turn_0") for place, end in (("Leeds", 18), ("flat", 31)))

    assert held(one(near, far)) == held(one(far, near)) == [("flat", "past"), ("Leeds", "current")]


def test_what_the_assistant_says_of_its_own_is_held_without_a_doubt():
    verdict = one(claim(0, "Porto", trust=TRUST["assistant"], role="assistant"))

    assert held(verdict) == [("Porto", "held")]
    assert not verdict.objections


def test_what_was_held_becomes_current_once_a_user_says_it():
    fact = one(claim(0, "Porto", trust=TRUST["assistant"], role="assistant"), claim(1, "Porto")).facts[0]

    assert (fact.status, fact.reason, fact.first.said_at) == ("current", "now_asserted", at(1))


def test_a_negation_closes_what_was_believed_and_denies_it():
    verdict = one(claim(0, "vegan"), claim(1, "vegan", modality="negated"))

    assert held(verdict) == [("vegan", "past"), ("vegan", "denied")]
    assert (verdict.facts[0].reason, verdict.facts[0].valid_until) == ("negated", at(1))


def test_a_negation_of_something_unheard_of_is_kept_as_denied():
    assert held(one(claim(0, "vegan", modality="negated"))) == [("vegan", "denied")]


def test_a_negation_leaves_other_values_alone():
    assert held(one(claim(0, "Porto"), claim(1, "Turin", modality="negated"))) == [
        ("Porto", "current"),
        ("Turin", "denied"),
    ]


def test_a_negation_by_a_lower_authority_is_ignored_and_doubted():
    verdict = one(claim(0, "vegan", trust=TRUST["upsert"]), claim(1, "vegan", modality="negated"))

    assert held(verdict) == [("vegan", "current")]
    assert objections(verdict) == ["conflict_authority"]


@pytest.mark.parametrize("since", [None, at(-4)])
def test_a_past_that_was_over_before_leaves_what_holds_now(since: str | None):
    once = claim(1, "Porto", modality="ended", valid_from=at(-9), valid_until=at(-5))
    now, past = one(claim(0, "Porto", valid_from=since), once).facts

    assert (now.status, now.valid_from, now.valid_until) == ("current", since, None)
    assert (past.status, past.valid_from, past.valid_until) == ("past", at(-9), at(-5))


@pytest.mark.parametrize("since", [None, at(-4)])
def test_a_denial_of_a_time_that_was_over_before_leaves_what_holds_now(since: str | None):
    never = claim(1, "Porto", modality="negated", valid_from=at(-9), valid_until=at(-8))
    now, denied = one(claim(0, "Porto", valid_from=since), never).facts

    assert (now.status, now.valid_from, now.valid_until) == ("current", since, None)
    assert (denied.status, denied.valid_from, denied.valid_until) == ("denied", at(-9), at(-8))


def test_a_denial_of_a_past_time_does_not_stand_for_one_of_today():
    once = claim(1, "Porto", modality="negated", valid_from=at(-9), valid_until=at(-8))
    again, today = (
        replace(once, id="claim_again", said_at=at(2), said_ms=once.said_ms + 60_000),
        claim(3, "Porto", modality="negated"),
    )

    verdict = one(claim(0, "Porto"), once, again, today)

    assert held(verdict) == [("Porto", "past"), ("Porto", "denied"), ("Porto", "denied")]
    assert [fact.known_until for fact in verdict.facts] == [at(3), at(1), None]


def test_a_denial_since_then_ends_what_was_said_to_hold():
    since = claim(1, "Porto", modality="negated", valid_from=at(-9), valid_precision="minute")

    assert held(one(claim(0, "Porto"), since)) == [("Porto", "past"), ("Porto", "denied")]


def test_an_earlier_stay_is_a_past_of_its_own_and_is_told_again_as_itself():
    later, early, again = (
        claim(n, "Porto", modality="ended", valid_from=at(begun), valid_until=at(over))
        for n, begun, over in ((0, -4, -2), (1, -9, -7), (2, -9, -7))
    )

    verdict = one(later, early, again)

    assert [(fact.valid_from, fact.valid_until) for fact in verdict.facts] == [(at(-4), at(-2)), (at(-9), at(-7))]
    assert [len(fact.evidence) for fact in verdict.facts] == [1, 2]


def test_what_ended_in_the_year_in_which_it_was_said_is_over():
    year = claim(1, "Porto", modality="ended", valid_from=at(-9), valid_precision="year")

    assert held(one(claim(0, "Porto"), year)) == [("Porto", "past")]


def test_an_end_alone_ends_what_was_said_to_hold_after_it():
    assert held(one(claim(0, "Porto"), claim(1, "Porto", modality="ended", valid_until=at(-5)))) == [("Porto", "past")]


def test_an_end_closes_without_a_successor():
    verdict = one(claim(0, "Porto"), claim(1, "Porto", modality="ended"))

    assert held(verdict) == [("Porto", "past")]
    assert (verdict.facts[0].reason, verdict.facts[0].valid_until, verdict.facts[0].replaced_by) == (
        "ended",
        at(1),
        None,
    )


def test_an_end_of_something_unheard_of_is_past():
    assert held(one(claim(0, "Porto", modality="ended"))) == [("Porto", "past")]


def test_an_end_of_another_value_leaves_the_current_one_alone():
    assert held(one(claim(0, "Turin"), claim(1, "Porto", modality="ended"))) == [
        ("Turin", "current"),
        ("Porto", "past"),
    ]


def test_what_ended_may_begin_again():
    verdict = one(claim(0, "Porto"), claim(1, "Porto", modality="ended"), claim(2, "Porto"))

    assert held(verdict) == [("Porto", "past"), ("Porto", "current")]
    assert len({fact.id for fact in verdict.facts}) == 2


def test_a_plan_changes_nothing_current():
    verdict = one(claim(0, "Porto"), claim(1, "Turin", modality="planned"))

    assert held(verdict) == [("Porto", "current"), ("Turin", "planned")]
    assert verdict.facts[0].valid_until is None


def test_a_plan_becomes_current_when_it_is_asserted_and_then_replaces():
    verdict = one(claim(0, "Porto"), claim(1, "Turin", modality="planned", valid_from=at(30)), claim(2, "Turin"))

    assert held(verdict) == [("Porto", "past"), ("Turin", "current")]
    assert verdict.facts[1].valid_from == at(2)


@pytest.mark.parametrize("modality", ["hedged", "reported"])
def test_what_is_hedged_or_reported_is_held_as_a_doubt(modality: Modality):
    verdict = one(claim(0, "Porto"), claim(1, "Turin", modality=modality))

    assert held(verdict) == [("Porto", "current"), ("Turin", "held")]
    assert objections(verdict) == [modality]


@pytest.mark.parametrize("modality", ["hedged", "reported"])
def test_what_is_not_asserted_takes_no_confidence_away(modality: Modality):
    alone, doubted, contradicted = (
        one(claim(0, "Porto"), *more).facts[0].confidence
        for more in ([], [claim(1, "Turin", modality=modality)], [claim(1, "Turin", confidence=0.6)])
    )

    assert contradicted < doubted == alone


@pytest.mark.parametrize("modality", ["hedged", "reported"])
def test_a_hedge_of_what_is_believed_is_no_news(modality: Modality):
    verdict = one(claim(0, "Porto"), claim(1, "Porto", modality=modality))

    assert held(verdict) == [("Porto", "current")]
    assert not verdict.objections


def test_an_additive_claim_adds_where_one_value_is_the_rule():
    assert held(one(claim(0, "Acme"), claim(1, "Bolt", additive=True))) == [("Acme", "current"), ("Bolt", "current")]


def test_a_plain_claim_replaces_everything_that_was_added():
    verdict = one(claim(0, "Acme"), claim(1, "Bolt", additive=True), claim(2, "Cern"))

    assert held(verdict) == [("Acme", "past"), ("Bolt", "past"), ("Cern", "current")]


def test_values_add_up_where_many_are_the_rule():
    assert held(many(claim(0, "jazz"), claim(1, "tea"))) == [("jazz", "current"), ("tea", "current")]


def test_the_same_said_again_is_one_fact_of_more_evidence_and_more_confidence():
    once, twice = one(claim(0, "Porto")), one(claim(0, "Porto"), claim(1, "Porto"))

    assert held(twice) == [("Porto", "current")]
    assert len(twice.facts[0].evidence) == 2
    assert twice.facts[0].confidence > once.facts[0].confidence
    assert twice.facts[0].id == once.facts[0].id


def test_another_speaker_raises_confidence_more_than_the_same_one():
    same = one(claim(0, "Porto"), claim(1, "Porto")).facts[0]
    other = one(claim(0, "Porto"), claim(1, "Porto", speaker="ben")).facts[0]

    assert other.confidence > same.confidence


def test_the_assistant_repeating_it_raises_nothing():
    alone = one(claim(0, "Porto")).facts[0]
    echoed = one(claim(0, "Porto"), claim(1, "Porto", role="assistant", trust=TRUST["assistant"])).facts[0]

    assert echoed.confidence == alone.confidence


def test_a_time_said_later_completes_the_fact():
    fact = one(claim(0, "Porto"), claim(9, "Porto", valid_from=at(-60))).facts[0]

    assert fact.valid_from == at(-60)


@pytest.mark.parametrize("sure", [TRUST["user"], TRUST["upsert"]])
def test_a_beginning_told_again_is_the_one_that_counts(sure: float):
    first, again = claim(0, "Porto", valid_from=at(-60)), claim(9, "Porto", valid_from=at(-90), trust=sure)

    assert one(first, again).facts[0].valid_from == at(-90)


@pytest.mark.parametrize(
    "again",
    [
        claim(9, "Porto", valid_from=at(-90), trust=TRUST["tool"]),
        claim(9, "Porto", valid_from=at(-90), confidence=0.6),
        claim(9, "Porto", valid_from=at(-90), valid_precision="day"),
        claim(9, "Porto", valid_from=at(5), valid_precision="hour"),
        claim(9, "Porto", valid_from=at(-90), modality="planned"),
    ],
    ids=["trusted less", "less sure", "the day of it", "this hour", "planned"],
)
def test_a_beginning_stays_where_no_better_one_is_told(again: Evidence):
    assert one(claim(0, "Porto", valid_from=at(-60)), again).facts[0].valid_from == at(-60)


def test_a_beginning_that_was_only_concluded_gives_way_and_what_was_before_ends_with_it():
    for since in (at(5), at(15)):
        old, new = one(claim(0, "Porto"), claim(10, "Turin"), claim(20, "Turin", valid_from=since)).facts

        assert (old.valid_until, new.valid_from) == (since, since)


def test_an_end_to_come_is_told_of_what_holds_and_told_again():
    announced, sooner = (claim(n, "Porto", valid_until=at(until)) for n, until in ((1, 90), (2, 60)))

    assert one(claim(0, "Porto"), announced).facts[0].valid_until == at(90)
    assert one(claim(0, "Porto"), announced, sooner).facts[0].valid_until == at(60)
    assert held(one(claim(0, "Porto"), announced)) == [("Porto", "current")]


def test_what_was_to_end_and_is_so_later_is_so_again():
    first, again = one(claim(0, "Porto", valid_until=at(5)), claim(9, "Porto")).facts

    assert (first.status, first.valid_until, first.reason) == ("past", at(5), "ended")
    assert (again.status, again.valid_from, again.valid_until) == ("current", at(9), None)


def test_what_was_to_end_before_it_is_replaced_ended_then():
    old, new = one(claim(0, "Porto", valid_until=at(5)), claim(9, "Turin")).facts

    assert (old.valid_until, new.valid_from) == (at(5), at(9))


def test_a_plan_is_put_off():
    plans = (claim(n, "Porto", modality="planned", valid_from=at(start)) for n, start in ((0, 60), (1, 90)))

    assert one(*plans).facts[0].valid_from == at(90)


def test_an_end_that_is_told_counts_before_one_that_was_concluded():
    left, when = claim(10, "Porto", modality="ended"), claim(20, "Porto", modality="ended", valid_until=at(5))

    assert one(claim(0, "Porto"), left, when).facts[0].valid_until == at(5)


def test_who_tells_both_ends_of_what_held_tells_its_beginning():
    both = claim(10, "Porto", modality="ended", valid_from=at(-60), valid_until=at(5))
    past = one(claim(0, "Porto"), both).facts[0]

    assert (past.status, past.valid_from, past.valid_until) == ("past", at(-60), at(5))


@pytest.mark.parametrize("modality", ["hedged", "reported", "planned"])
def test_who_only_guesses_does_not_stand_behind_what_another_asserts(modality: Modality):
    guess = claim(0, "Porto", modality=modality)
    said, ended = (claim(n, "Porto", trust=TRUST["tool"], modality=how) for n, how in ((1, "asserted"), (2, "ended")))

    assert held(one(guess, said, ended)) == [("Porto", "past")]
