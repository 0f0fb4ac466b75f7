"""Doubts of slots: settled by later statements, and a function of what is said, not of when it arrives."""

from datetime import timedelta

from graph import clock
from graph.model import Uncertainty
from graph.reading import doubts
from graph.reading.doubts import NoteFilter
from tests.graph.conversation import ALICE, PORTO, TURIN, Conversation, told
from tests.graph.pictures import Picture


def listed(talk: Conversation, status: str | None = None) -> list[Uncertainty]:
    return doubts.uncertainties(talk.memory, talk.access, NoteFilter(status)).items


def turn_of(picture: Picture, seq: int) -> str:
    rows = picture.rows("MATCH (t:Turn {context: $context}) WHERE t.seq = $seq RETURN t.id AS id", seq=seq)
    return rows[0]["id"]


def test_a_doubt_is_settled_by_a_later_clear_statement_and_says_by_which(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO))
    opened = talk.say(told(ALICE, "lives_in", TURIN, modality="hedged")).uncertainties
    settled = talk.say(told(ALICE, "lives_in", TURIN)).uncertainties

    assert [one.action for one in opened] == ["created"]
    assert [(one.action, one.id, one.resolved_by) for one in settled] == [
        ("resolved", opened[0].id, turn_of(picture, 3))
    ]
    (kept,) = listed(talk)
    assert (kept.status, kept.resolved_by) == ("resolved", turn_of(picture, 3))


def test_a_doubt_stays_open_while_nothing_clear_is_said(talk: Conversation):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"))
    talk.say(told(ALICE, "lives_in", TURIN, modality="reported"))

    assert {(one.reason, one.status, one.resolved_by) for one in listed(talk)} == {
        ("hedged", "open", None),
        ("reported", "open", None),
    }


def test_a_doubt_that_does_not_follow_any_more_is_gone(talk: Conversation):
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"), minute=5)
    changed = talk.say(told(ALICE, "lives_in", TURIN), minute=1).uncertainties

    assert [(one.action, one.reason) for one in changed] == [("erased", "hedged")]
    assert listed(talk) == []


def test_a_doubt_that_a_late_message_settles_points_at_facts_that_are_there(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"), minute=5)
    talk.say(told(ALICE, "lives_in", PORTO), minute=9, recorded=clock.now() + timedelta(days=1))
    talk.say(told(ALICE, "lives_in", PORTO), minute=1)

    (kept,) = listed(talk, "resolved")
    rows = picture.rows("MATCH (:Uncertainty {context: $context})-[:ABOUT]->(f:Fact) RETURN f.id AS id")
    assert {row["id"] for row in rows} == set(kept.fact_ids)
    assert len(rows) == 2
