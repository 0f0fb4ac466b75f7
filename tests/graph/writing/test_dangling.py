"""Corrections go with what they correct, and with nothing else."""

import pytest

from extraction.records import Referent
from graph.memory import Memory
from graph.model import Message
from graph.reading import doubts, entities, facts
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.writing import deciding, erasing, ingest, renaming
from graph.writing.deciding import Verdict
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch
from graph.writing.renaming import Naming
from tests.graph.conversation import BEN, PORTO, TURIN, Conversation, told
from tests.graph.pictures import Picture


@pytest.fixture
def home(talk: Conversation) -> Conversation:
    """Ben likes tea, and lives in Porto."""
    talk.say(told(BEN, "likes", "tea"))
    talk.say(told(BEN, "lives_in", PORTO))
    return talk


def close(memory: Memory, talk: Conversation) -> None:
    lives = facts.listed(memory, talk.access, FactFilter(predicate="lives_in")).items[0]
    deciding.close(memory, talk.access, lives.id)


def forget(memory: Memory, talk: Conversation, picture: Picture, words: str, gone: int) -> None:
    """Forget the first turn that says some words, which takes so many turns in all, as a dry run says before."""
    said = picture.rows(
        "MATCH (t:Turn {context: $context}) WHERE t.content CONTAINS $words RETURN t.id AS id ORDER BY t.said_ms",
        words=words,
    )
    for dry_run in (True, False):
        wanted = Forgetting(turn_ids=(said[0]["id"],), dry_run=dry_run)
        assert erasing.forget(memory, talk.access, wanted).reply.erased["turns"] == gone


def contents(picture: Picture) -> set[str]:
    return {content for (content,) in picture.nodes("Turn", "content")}


def test_the_end_of_a_fact_goes_with_the_last_message_that_had_said_it(
    home: Conversation, memory: Memory, picture: Picture
):
    home.say(told(BEN, "lives_in", PORTO))
    close(memory, home)
    home.say(told(BEN, "lives_in", PORTO), minute=60 * 24 * 365 * 50)

    forget(memory, home, picture, "Porto", 1)
    assert "Ben lives_in Porto: ended." in contents(picture)
    forget(memory, home, picture, "Porto", 2)
    assert contents(picture) == {"Ben likes tea", "Ben lives_in Porto"}
    assert picture.facts() == {("Ben", "likes", "tea", "current"), ("Ben", "lives_in", "Porto", "current")}


def test_a_doubt_that_was_settled_goes_and_what_was_stated_by_hand_in_its_place_stays(
    home: Conversation, memory: Memory, picture: Picture
):
    home.say(told(BEN, "lives_in", TURIN), role="assistant", speaker="assistant")
    doubt = doubts.uncertainties(memory, home.access, NoteFilter(status="open")).items[0]
    held = facts.listed(memory, home.access, FactFilter(predicate="lives_in", status="held")).items[0]
    deciding.resolve(memory, home.access, doubt.id, Verdict(held.id))
    forget(memory, home, picture, "Turin", 2)
    assert [content for content in contents(picture) if "Turin" in content] == []

    home.say(told(BEN, "lives_in", TURIN), role="assistant", speaker="assistant")
    doubt = doubts.uncertainties(memory, home.access, NoteFilter(status="open")).items[0]
    deciding.resolve(memory, home.access, doubt.id, Verdict("Rome"))
    forget(memory, home, picture, "Turin", 1)
    assert ("Ben", "lives_in", "Rome", "current") in picture.facts()


def test_a_name_given_by_hand_goes_with_the_last_message_that_speaks_of_who_has_it(
    home: Conversation, memory: Memory, picture: Picture
):
    kite = Referent("Kite", "organisation")
    home.say(told(BEN, "works_for", kite))
    home.say(told(kite, "located_in", PORTO))
    ident = entities.listed(memory, home.access, EntityFilter(name="Kite")).items[0].id
    renaming.revise_entity(memory, home.access, ident, Naming("Project Kite"))
    renaming.revise_entity(memory, home.access, ident, Naming(type="project"))

    forget(memory, home, picture, "works_for", 1)
    forget(memory, home, picture, "located_in", 3)
    assert [content for content in contents(picture) if "Kite" in content] == []
    assert ("Kite",) not in picture.nodes("Entity", "name")


def test_a_correction_goes_with_the_message_by_which_alone_another_one_is_understood(
    talk: Conversation, memory: Memory, picture: Picture
):
    said = [Message(role="user", content=text) for text in ("My sister Zorbeth came today.", "She lives in Porto.")]
    ingest.remember(memory, talk.access, Batch(said, talk.session_id))
    close(memory, talk)
    assert "Zorbeth lives_in Porto: ended." in contents(picture)

    forget(memory, talk, picture, "Zorbeth", 2)
    assert contents(picture) == {"She lives in Porto."}


def test_a_rule_that_was_taken_back_goes_with_its_words(home: Conversation, memory: Memory, picture: Picture):
    message = Message(role="user", content="Please always answer in French.")
    ingest.remember(memory, home.access, Batch([message], home.session_id))
    rule = doubts.instructions(memory, home.access).items[0].id
    deciding.set_active(memory, home.access, rule, active=False)

    forget(memory, home, picture, "French", 2)
    assert [content for content in contents(picture) if "French" in content] == []
    assert picture.count("Instruction") == 0


def test_a_correction_keeps_no_name_that_only_another_message_had_told(
    home: Conversation, memory: Memory, picture: Picture
):
    home.say(told(Referent("Ben Zorbeth", "person"), "age", "31"))
    ident = entities.listed(memory, home.access, EntityFilter(name="Ben Zorbeth")).items[0].id
    close(memory, home)
    renaming.revise_entity(memory, home.access, ident, Naming(type="animal"))
    renaming.revise_entity(memory, home.access, ident, Naming(aliases=["Benny"]))

    forget(memory, home, picture, "age", 1)
    assert {"Ben lives_in Porto: ended.", "Ben is an animal.", "Ben is called Benny."} < contents(picture)
    everything = picture.rows("MATCH (n {context: $context}) RETURN n {.*} AS node")
    assert [node for node in everything if "zorbeth" in str(node).casefold()] == []
