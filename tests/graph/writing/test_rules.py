"""Which rules for the agent hold, whatever the order in which they arrive."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.claims.aims import aim
from extraction.records import Aim, Role
from graph.writing.rules import RULES, Saying, Standing, standing

TEXTS = [
    "Answer in French.",
    "Please reply in French.",
    "Answer in English.",
    "Stop answering in French.",
    "You no longer have to answer in French.",
    "You can answer in French again.",
    "Forget what I said about the language.",
]
ROLES: list[Role] = ["user", "system"]


def say(minute: int, text: str, role: Role = "user", about: Aim | None = None) -> Saying:
    return Saying(text, about or aim(text), role, minute, "sess_one", minute, 0, f"turn_{minute}")


def told(*texts: str) -> dict[str, Standing]:
    """What holds after some sentences, said one after the other."""
    return standing(say(minute, text) for minute, text in enumerate(texts))


def active(*texts: str) -> set[str]:
    return {text for text, held in told(*texts).items() if held.active}


SAYINGS = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(ROLES)), max_size=8).map(
    lambda said: [say(minute, *one) for minute, one in enumerate(said)]
)


@given(SAYINGS.flatmap(lambda said: st.tuples(st.just(said), st.permutations(said))))
def test_no_order_of_arrival_matters(orders: tuple[list[Saying], list[Saying]]):
    said, arrived = orders

    assert standing(arrived) == standing(said)


@given(SAYINGS)
def test_a_rule_that_does_not_hold_says_by_which_later_turn(said: list[Saying]):
    minutes = {saying.turn_id: saying.said_ms for saying in said}
    for held in standing(said).values():
        if held.first.aim.sense in RULES and not held.active:
            assert minutes[held.reversed_by or ""] > held.first.said_ms
        else:
            assert held.reversed_by is None


@given(SAYINGS)
def test_what_was_said_last_holds_where_it_is_a_rule(said: list[Saying]):
    if said and said[-1].aim.sense in RULES:
        assert standing(said)[said[-1].instruction].active


@given(SAYINGS)
def test_of_one_role_no_two_languages_are_asked_for(said: list[Saying]):
    users = [saying for saying in said if saying.role == "user"]
    asked = [held.first.aim for held in standing(users).values() if held.active and held.first.aim.sense == "asks"]

    assert len({one.value for one in asked}) <= 1


def test_another_language_takes_the_first_back():
    assert active("Answer in French.", "From now on answer in English.") == {"From now on answer in English."}


def test_the_same_language_in_other_words_takes_nothing_back():
    assert len(active("Answer in French.", "Please reply in French.")) == 2


def test_an_order_to_stop_takes_back_and_holds():
    assert active("Answer in French.", "Stop answering in French.") == {"Stop answering in French."}


def test_an_order_to_stop_leaves_another_language_alone():
    assert "Answer in English." in active("Answer in English.", "Stop answering in French.")


def test_a_permission_takes_a_prohibition_back_and_is_no_rule():
    held = told("Don't use emojis.", "You can use emojis again.")

    assert [one.active for one in held.values()] == [False, False]
    assert held["Don't use emojis."].reversed_by == "turn_1"


def test_a_permission_does_not_take_back_what_is_asked_for():
    assert active("Always use emojis.", "You can use emojis again.") == {"Always use emojis."}


def test_a_release_takes_back_what_was_asked_for():
    assert active("Keep your answers short.", "No need to keep it short any more.") == set()


def test_what_was_said_of_a_subject_is_forgotten_whatever_it_was():
    assert (
        active("Never mention my weight.", "Always ask about my weight.", "Forget what I said about my weight.")
        == set()
    )


def test_a_rule_that_is_said_again_holds_again():
    assert active("Answer in French.", "Stop answering in French.", "Answer in French.") == {"Answer in French."}


def test_rules_with_a_word_in_common_stand_beside_each_other():
    assert len(active("Always show the cheapest option.", "Never book an option without asking.")) == 2


def test_a_user_does_not_take_back_what_the_operator_ordered():
    ordered, asked = say(0, "Never mention refunds.", "system"), say(1, "You can mention refunds again.")

    assert standing([ordered, asked])[ordered.instruction].active
