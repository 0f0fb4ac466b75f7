"""Questions for one thing of somebody: the fact first, and said so where nothing is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from extraction.asked import Party, Slot
from extraction.records import Referent
from graph import clock, ids
from graph.access import local_access
from graph.memory import Memory
from graph.recall import answers
from graph.recall.pool import Place
from graph.recall.recall import Wanted, recall
from graph.recall.shapes import Recalled
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, START, TURIN, Conversation, told, when

Ask = Callable[..., Recalled]
OMAR = Referent("Omar", "person")
INES = Referent("Ines", "person")
USER = Referent("u_alice", "person", speaker="u_alice")
GLOBEX = Referent("Globex", "organisation")


@pytest.fixture(scope="module")
def talk(memory: Memory) -> Conversation:
    """One story for all tests here: they only ask."""
    talk = Conversation(memory, local_access(memory, ids.new("ctx")), ["org=acme", "user=u_alice"])
    talk.say(told(BEN, "lives_in", PORTO), told(ALICE, "reports_to", INES), recorded=START)
    talk.say(told(BEN, "works_for", ACME), told(INES, "age", "40"), recorded=START)
    talk.say(told(USER, "works_for", GLOBEX), speaker="u_alice", recorded=START)
    talk.say(told(BEN, "lives_in", TURIN), recorded=START + timedelta(days=9))
    return talk


@pytest.fixture(scope="module")
def ask(memory: Memory, talk: Conversation) -> Ask:
    def asked(query: str, **wanted: object) -> Recalled:
        return recall(memory, talk.access, replace(Wanted(query), **wanted))  # pyright: ignore[reportArgumentType]

    return asked


def first(found: Recalled) -> str:
    """The first hit, which has to be a fact that answers."""
    assert found.answer
    assert found.answer.known
    assert found.hits[0].id in found.answer.fact_ids
    return found.hits[0].text


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("Where does Ben live?", "Ben lives in Turin"),
        ("where does ben live", "Ben lives in Turin"),
        ("Who lives in Turin?", "Ben lives in Turin"),
        ("Where did Ben live before?", "Ben lives in Porto"),
        ("Who works for Acme?", "Ben works for Acme"),
        ("How old is Ines?", "Ines age 40"),
        ("Who is Alice's manager?", "Alice reports to Ines"),
        ("How old is Alice's manager?", "Ines age 40"),
    ],
)
def test_the_fact_that_answers_comes_first(ask: Ask, query: str, answer: str):
    assert first(ask(query)).startswith(answer)


@pytest.mark.parametrize("query", ["How old is Ben?", "Where does Zoe live?", "Who is Ben's manager?"])
def test_what_is_not_known_is_said_to_be_unknown(ask: Ask, query: str):
    answer = ask(query).answer
    assert answer
    assert (answer.known, answer.fact_ids) == (False, [])


def test_a_question_for_no_one_thing_has_no_answer(ask: Ask):
    assert ask("Tell me about Ben and all his plans.").answer is None
    assert ask("Where does Ben live?", include=("turn",)).answer is None


def test_an_answer_is_as_of_then(ask: Ask):
    assert first(ask("Where does Ben live?", as_of=START + timedelta(days=1))).startswith("Ben lives in Porto")
    answer = ask("Where does Ben live?", as_of=datetime(2001, 1, 1, tzinfo=UTC)).answer
    assert answer
    assert not answer.known


def test_what_others_say_of_somebody_does_not_push_out_the_answer(
    talk: Conversation, ask: Ask, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(answers, "MOST_FACTS", 2)
    crowd = [Referent(f"Worker {number}", "person") for number in range(3)]
    talk.say(*(told(one, "reports_to", ALICE) for one in crowd), recorded=START)
    now, then = ask("Who does Alice report to?"), ask("Who does Alice report to?", as_of=START + timedelta(days=1))
    for found in (now, then):
        assert first(found).startswith("Alice reports to Ines")
        assert found.answer
        assert len(found.answer.fact_ids) == 1


def test_an_answer_held_at_the_moment_asked_for(memory: Memory, talk: Conversation, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers, "MOST_FACTS", 1)
    other = Conversation(memory, talk.access, talk.scope)
    begun = when(datetime(2020, 1, 1, tzinfo=UTC)), when(datetime(2024, 1, 1, tzinfo=UTC))
    other.say(told(OMAR, "lives_in", PORTO, valid=begun[0]))
    other.say(told(OMAR, "lives_in", TURIN, valid=begun[1]))

    held = recall(memory, talk.access, Wanted("Where does Omar live?", valid_at=datetime(2022, 1, 1, tzinfo=UTC)))
    assert first(held).startswith("Omar lives in Porto")
    assert first(recall(memory, talk.access, Wanted("Where does Omar live?"))).startswith("Omar lives in Turin")


def test_an_action_that_had_not_happened_at_the_moment_asked_for_is_no_answer(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, talk.scope)
    happened = datetime(2022, 1, 1, tzinfo=UTC)
    other.say(told(OMAR, "visit", TURIN, valid=when(happened)))

    slot = Slot("visit", Party("Omar"), is_subject=True, earlier=False)
    for moment, known in ((happened - timedelta(days=1), False), (happened + timedelta(days=1), True)):
        for as_of in (None, clock.now()):
            place = Place(talk.access, as_of, moment)
            assert bool(memory.graph.read(lambda tx: answers.find(tx, [slot], place)).rows) is known  # noqa: B023


def test_who_asks_is_whom_the_scope_names(talk: Conversation, ask: Ask):
    assert first(ask("Where do I work?", scope=tuple(talk.scope))).startswith("u_alice works for Globex")


def test_who_asks_within_a_session_is_its_user_whatever_the_key_sees(talk: Conversation, ask: Ask):
    assert first(ask("Where do I work?", session_id=talk.session_id)).startswith("u_alice works for Globex")


@pytest.mark.parametrize(("query", "answer"), [("Where does he live?", "Ben lives in Turin"), ("How old is he?", None)])
def test_a_pronoun_means_whom_the_session_speaks_of(talk: Conversation, ask: Ask, query: str, answer: str | None):
    talk.say(content="Ben called again today.")
    found = ask(query, session_id=talk.session_id)

    assert found.answer
    assert found.answer.known is bool(answer)
    assert not answer or found.hits[0].text.startswith(answer)
    alone = ask(query).answer
    assert alone is None or not alone.known
