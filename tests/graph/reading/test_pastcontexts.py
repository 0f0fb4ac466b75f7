"""A block of context as it was known at a moment is the one that was given then."""

from datetime import timedelta

from graph.memory import Memory
from graph.model import ContextBlock
from graph.reading import contextblocks
from graph.reading.contextblocks import ContextFilter
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, START, TURIN, Conversation, told, when


def blocks(talk: Conversation, **wanted: object) -> list[ContextBlock]:
    """The block of the session and that of the scope, without their traces."""
    asked = ContextFilter(**{"query": "Where does Ben live?", **wanted})  # pyright: ignore[reportArgumentType]
    of_session = contextblocks.of_session(talk.memory, talk.access, talk.session_id, asked)
    of_scope = contextblocks.of_scope(talk.memory, talk.access, asked)
    return [one.model_copy(update={"trace_id": None}) for one in (of_session, of_scope)]


def test_a_block_of_then_is_what_was_given_then(memory: Memory, talk: Conversation):
    other = Conversation(memory, talk.access, talk.scope)
    given = list[tuple[int, list[ContextBlock]]]()
    for hour, (who, things) in enumerate(
        [
            (talk, [told(ALICE, "lives_in", PORTO), told(BEN, "likes", "tea")]),
            (other, [told(BEN, "lives_in", PORTO), told(ALICE, "works_for", ACME, modality="hedged")]),
            (talk, [told(ALICE, "lives_in", TURIN), told(BEN, "likes", "tea", modality="negated")]),
            (other, [told(BEN, "lives_in", TURIN, modality="planned"), told(ALICE, "works_for", ACME)]),
            (talk, [told(BEN, "lives_in", PORTO, modality="ended"), told(BEN, "nickname", "Benny")]),
            (other, [told(BEN, "lives_in", TURIN)]),
        ]
    ):
        who.say(*things, minute=hour * 60, recorded=START + timedelta(hours=hour))
        given.append((hour, blocks(talk)))

    for hour, then in given:
        assert blocks(talk, as_of=START + timedelta(hours=hour)) == then
    assert [one.items for one in blocks(talk, as_of=START - timedelta(hours=1))] == [[], []]


def test_what_held_at_a_moment_is_in_the_block_of_that_moment(talk: Conversation):
    talk.say(told(BEN, "lives_in", PORTO, valid=when(START - timedelta(days=90))))
    talk.say(told(BEN, "lives_in", TURIN, valid=when(START - timedelta(days=30))))

    def homes(days: int) -> list[str]:
        made = blocks(talk, valid_at=START - timedelta(days=days))[0]
        return [item.text.split(" since")[0] for item in made.items if item.kind == "fact"]

    assert (homes(60), homes(1)) == (["Ben lives in Porto"], ["Ben lives in Turin"])
