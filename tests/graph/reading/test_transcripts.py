"""A session with its facts, wherever these were said first."""

from datetime import timedelta

from api import transcripts
from graph import ids
from graph.access import local_access
from graph.memory import Memory
from tests.graph.conversation import BEN, PORTO, START, TURIN, Conversation, told, when


def test_a_fact_that_another_session_said_first_stands_below_the_turn_that_says_it_again(memory: Memory):
    access = local_access(memory, ids.new("ctx"))
    before = Conversation(memory, access, ["org=acme"])
    before.say(told(BEN, "lives_in", PORTO, valid=when(None, START + timedelta(days=9))), recorded=START)
    after = Conversation(memory, access, ["org=acme"])
    after.say(told(BEN, "lives_in", PORTO), told(BEN, "likes", "tea"), minute=5, recorded=START + timedelta(days=1))
    after.say(told(BEN, "lives_in", TURIN), minute=9, recorded=START + timedelta(days=20))

    def below(**moment: object) -> list[list[str]]:
        lines = transcripts.of_session(memory, access, after.session_id, **moment).lines  # pyright: ignore[reportArgumentType]
        return [sorted(fact.predicate for fact in line.facts) for line in lines]

    assert below() == [["likes", "lives_in"], ["lives_in"]]
    assert below(as_of=START + timedelta(days=2)) == [["likes", "lives_in"]]
