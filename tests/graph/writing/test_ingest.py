"""Messages in; turns, facts, a trace and a diff out: the whole way, with the real reader."""

from datetime import UTC, datetime

import pytest

from graph import sessions
from graph.access import Access
from graph.errors import Invalid, MessageConflict, NotFound, TooLarge
from graph.memory import Memory
from graph.model import Infer, Message, Remembered
from graph.reading import facts, traces
from graph.reading.facts import FactFilter
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.pictures import Picture

SCOPE = ["org=acme", "user=u_alice"]
HELLO = [
    Message(role="user", content="My name is Alice and I work at Acme Corp."),
    Message(role="assistant", content="Hello Alice! How can I help?"),
]


@pytest.fixture
def session_id(memory: Memory, access: Access) -> str:
    return sessions.create(memory, access, sessions.Opening([*SCOPE, "agent=support"])).reply.id


def said(memory: Memory, access: Access, session_id: str | None, *texts: str, infer: Infer = "full") -> Remembered:
    messages = [Message(role="user", content=text) for text in texts]
    return ingest.remember(memory, access, Batch(messages, session_id, SCOPE, infer)).reply


def test_a_greeting_makes_a_person_an_organisation_and_the_work_between_them(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    reply = ingest.remember(memory, access, Batch(HELLO, session_id, SCOPE)).reply

    assert picture.nodes("Entity", "name", "type") >= {("Alice", "person"), ("Acme Corp", "organisation")}
    assert picture.facts() >= {
        ("Alice", "name", "Alice", "current"),
        ("Alice", "works_for", "Acme Corp", "current"),
    }
    (work,) = facts.listed(memory, access, FactFilter(predicate="works_for")).items
    assert (work.source.trust, work.source.ref, work.scope) == (0.70, f"turn:{reply.turn_ids[0]}", SCOPE)
    assert HELLO[0].content[work.source.span.start : work.source.span.end] == work.source.quote


def test_a_write_can_be_read_back_as_a_trace(memory: Memory, access: Access, session_id: str):
    reply = ingest.remember(memory, access, Batch(HELLO, session_id, SCOPE)).reply

    trace = traces.show(memory, access, reply.trace_id or "")
    assert trace.turn_ids == reply.turn_ids
    assert ("Alice works_for Acme Corp", "created") in {(step.claim, step.decision) for step in trace.decisions}
    assert {change.fact.id for change in reply.diff.changes()} == set(trace.records["created"])


def test_a_speaker_without_a_name_is_called_as_the_scope_says(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    ingest.remember(memory, access, Batch(HELLO, session_id, SCOPE))

    assert picture.nodes("Turn", "seq", "role", "speaker") == {(1, "user", "u_alice"), (2, "assistant", "support")}


def test_a_batch_without_a_session_opens_one(memory: Memory, access: Access):
    reply = said(memory, access, None, "I live in Porto.")

    session = sessions.show(memory, access, reply.session_id)
    assert (session.scope, session.turn_count) == (SCOPE, 1)


def test_turns_are_numbered_without_gaps_and_chained(memory: Memory, access: Access, session_id: str, picture: Picture):
    for texts in (["One."], ["Two.", "Three."], ["Four."]):
        said(memory, access, session_id, *texts)

    assert picture.nodes("Turn", "seq", "content") == {(1, "One."), (2, "Two."), (3, "Three."), (4, "Four.")}
    assert picture.edges("NEXT") == {("One.", "Two."), ("Two.", "Three."), ("Three.", "Four.")}


def test_words_are_kept_exactly_as_sent(memory: Memory, access: Access, session_id: str, picture: Picture):
    text = "  Olá\u200b 👩‍👩‍👧 I live\tin Porto\r\n\n\u0000 'quoted' \\ \"x\"  "
    said(memory, access, session_id, text)

    assert picture.nodes("Turn", "content") == {(text,)}


def test_everything_quoted_stands_in_its_turn(memory: Memory, access: Access, session_id: str, picture: Picture):
    said(
        memory,
        access,
        session_id,
        "🎉 I'm Alice. My sister Beth lives in Turin, she works at Globex.",
        "Café ☕ — my dog Rex is 𝟛. I don't eat fish.",
        "Always answer in French, please.",
    )

    quotes = picture.quotes()
    assert len(quotes) > 6
    assert [pair for pair in quotes if pair[0] != pair[1]] == []


def test_a_correction_closes_the_old_fact_and_says_so(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    said(memory, access, session_id, "I live in Porto.")
    reply = said(memory, access, session_id, "I moved to Turin.")

    lives = {fact[2:] for fact in picture.facts() if fact[1] == "lives_in"}
    assert lives == {("Porto", "past"), ("Turin", "current")}
    assert ("lives_in", "replaces_value", "lives_in (past)") in picture.edges("SUPERSEDES", "reason")
    assert {"created", "superseded"} <= {change.action for change in reply.diff.relations}


def test_a_late_message_ends_in_the_same_facts(memory: Memory, access: Access, session_id: str, picture: Picture):
    for day, place in ((9, "Turin"), (2, "Porto")):
        moment = datetime(2025, 5, day, tzinfo=UTC)
        message = Message(role="user", content=f"I live in {place}.", said_at=moment)
        ingest.remember(memory, access, Batch([message], session_id, SCOPE))

    lives = {fact[2:] for fact in picture.facts() if fact[1] == "lives_in"}
    assert lives == {("Porto", "past"), ("Turin", "current")}
    (past,) = facts.listed(memory, access, FactFilter(status="past", predicate="lives_in")).items
    assert past.valid_until == "2025-05-09T00:00:00Z"


def test_a_preview_tells_the_diff_and_stores_nothing(memory: Memory, access: Access, session_id: str, picture: Picture):
    reply = said(memory, access, session_id, "I live in Porto.", infer="preview")

    assert (reply.preview, reply.trace_id) == (True, None)
    assert "lives_in" in {change.fact.predicate for change in reply.diff.relations}
    assert {label: picture.count(label) for label in ("Turn", "Entity", "Fact", "Claim", "Trace")} == dict.fromkeys(
        ("Turn", "Entity", "Fact", "Claim", "Trace"), 0
    )
    assert sessions.show(memory, access, session_id).turn_count == 0


def test_a_preview_without_a_session_leaves_none(memory: Memory, access: Access):
    reply = said(memory, access, None, "I live in Porto.", infer="preview")

    with pytest.raises(NotFound):
        sessions.show(memory, access, reply.session_id)


def test_without_inference_the_words_alone_are_kept(memory: Memory, access: Access, session_id: str, picture: Picture):
    reply = said(memory, access, session_id, "I live in Porto.", infer="none")

    assert {label: picture.count(label) for label in ("Turn", "Entity", "Claim", "Trace")} == {
        "Turn": 1,
        "Entity": 0,
        "Claim": 0,
        "Trace": 1,
    }
    assert reply.diff.changes() == []


def numbered(text: str, ident: str = "m1") -> Message:
    return Message(role="user", content=text, id=ident)


def test_a_message_sent_again_under_its_id_is_skipped(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    first = ingest.remember(memory, access, Batch([numbered("I live in Porto.")], session_id, SCOPE)).reply
    again = [numbered("I live in Porto."), numbered("I like tea.", "m2")]
    reply = ingest.remember(memory, access, Batch(again, session_id, SCOPE)).reply

    assert [(one.message_id, one.turn_id) for one in reply.diff.skipped] == [("m1", first.turn_ids[0])]
    assert picture.nodes("Turn", "seq", "message_id") == {(1, "m1"), (2, "m2")}
    assert len(reply.turn_ids) == 1


def test_a_batch_of_which_all_is_known_changes_nothing(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    for _ in range(2):
        reply = ingest.remember(memory, access, Batch([numbered("I live in Porto.")], session_id, SCOPE)).reply

    assert reply.turn_ids == []  # pyright: ignore[reportPossiblyUnboundVariable]
    assert picture.count("Turn") == 1
    assert {fact.evidence_count for fact in facts.listed(memory, access, FactFilter()).items} == {1}


def test_an_id_that_stands_for_another_text_is_a_conflict_and_nothing_is_stored(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    ingest.remember(memory, access, Batch([numbered("I live in Porto.")], session_id, SCOPE))

    with pytest.raises(MessageConflict):
        ingest.remember(memory, access, Batch([numbered("x", "m9"), numbered("I live in Turin.")], session_id, SCOPE))
    assert picture.count("Turn") == 1


def test_one_id_twice_in_a_batch_is_a_conflict(memory: Memory, access: Access, session_id: str):
    with pytest.raises(MessageConflict):
        ingest.remember(memory, access, Batch([numbered("a"), numbered("b")], session_id, SCOPE))


def test_labels_go_with_turns_and_facts(memory: Memory, access: Access, session_id: str, picture: Picture):
    message = Message(role="user", content="I live in Porto.")
    ingest.remember(memory, access, Batch([message], session_id, SCOPE, labels=["source=chat"]))

    (fact,) = facts.listed(memory, access, FactFilter(predicate="lives_in")).items
    assert fact.labels == ["source=chat"]
    assert [
        row["t"]["labels"] for row in picture.rows("MATCH (t:Turn {context: $context}) RETURN t {.labels} AS t")
    ] == [["source=chat"]]


def test_an_unknown_session_is_not_found(memory: Memory, access: Access):
    with pytest.raises(NotFound):
        said(memory, access, "sess_nowhere", "Hello.")


def test_a_batch_has_at_least_one_message(memory: Memory, access: Access, session_id: str):
    with pytest.raises(Invalid):
        ingest.remember(memory, access, Batch([], session_id, SCOPE))


def test_a_message_over_the_limit_is_refused_and_the_batch_with_it(
    memory: Memory, access: Access, session_id: str, picture: Picture
):
    most = memory.settings.max_message_bytes

    with pytest.raises(TooLarge, match="Message 1"):
        said(memory, access, session_id, "a" * most, "ä" * (most // 2) + "b")
    assert picture.count("Turn") == 0


def test_a_batch_over_the_limit_is_refused(memory: Memory, access: Access, session_id: str):
    with pytest.raises(TooLarge, match="at most 1000"):
        said(memory, access, session_id, *["a"] * 1001)


KELLER = ("Tom called this morning.", "Tom Keller works at Acme.", "He lives in Leeds.")
BAKER = ("Tom came by.", "Tom Baker is my plumber.", "He lives in Porto.")


@pytest.mark.parametrize("at_once", [1, 3])
@pytest.mark.parametrize("sessions_of", [(KELLER, BAKER), (BAKER, KELLER)])
def test_two_of_one_first_name_and_two_surnames_are_two_in_whichever_session_they_come_first(
    memory: Memory, access: Access, picture: Picture, sessions_of: tuple[tuple[str, ...], ...], at_once: int
):
    for texts in sessions_of:
        session = sessions.create(memory, access, sessions.Opening(SCOPE)).reply.id
        for first in range(0, len(texts), at_once):
            said(memory, access, session, *texts[first : first + at_once])

    assert picture.facts() >= {
        ("Tom Keller", "works_for", "Acme", "current"),
        ("Tom Keller", "lives_in", "Leeds", "current"),
        ("Tom Baker", "lives_in", "Porto", "current"),
    }
    assert ("ambiguous_name", "Tom: Tom Baker or Tom Keller") in picture.nodes("Uncertainty", "reason", "about")


def test_a_surname_said_later_names_the_one_who_was_spoken_of(memory: Memory, access: Access, picture: Picture):
    session = sessions.create(memory, access, sessions.Opening(SCOPE)).reply.id
    for text in ("Tom lives in Leeds.", "Tom Keller works at Acme.", "Tom likes chess."):
        said(memory, access, session, text)

    assert picture.facts() >= {
        ("Tom Keller", "lives_in", "Leeds", "current"),
        ("Tom Keller", "works_for", "Acme", "current"),
        ("Tom Keller", "likes", "chess", "current"),
    }
