"""Reading traces."""

import pytest

from extraction.records import Referent
from graph.access import Access
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Message
from graph.reading import traces
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.conversation import ALICE, PORTO, TURIN, Conversation, told
from tests.graph.statements import state, triple

LARGE = 1500


def test_a_trace_names_its_turns_in_order(memory: Memory, access: Access):
    messages = [Message(role="user", content=f"Line {number}.") for number in range(12)]
    reply = ingest.remember(memory, access, Batch(messages, scope=["org=acme"], infer="none")).reply

    assert traces.show(memory, access, reply.trace_id or "").turn_ids == reply.turn_ids
    assert [trace.turn_ids for trace in traces.listed(memory, access).items] == [reply.turn_ids]


def test_a_trace_tells_of_an_event_that_has_no_object(memory: Memory, access: Access):
    event = told(ALICE, "cry", "", kind="action", value=None)
    Conversation(memory, access, ["org=acme"]).say(event, content="Alice cried")

    written = traces.listed(memory, access).items[-1]
    steps = traces.show(memory, access, written.id).decisions
    assert [step.claim for step in steps] == ["Alice cry"]


def test_traces_are_listed_page_by_page_and_by_session(memory: Memory, access: Access):
    replies = [state(memory, access, triple("Alice", "likes", end)) for end in ("tea", "jazz", "rain")]

    first = traces.listed(memory, access, limit=2)
    rest = traces.listed(memory, access, limit=2, cursor=first.page.next_cursor)
    assert [trace.id for trace in (*first.items, *rest.items)] == [reply.trace_id for reply in replies]
    assert [trace.id for trace in traces.listed(memory, access, replies[1].session_id).items] == [replies[1].trace_id]


def test_a_trace_of_a_large_write_can_be_read(memory: Memory, access: Access):
    reply = state(memory, access, *(triple("Alice", "likes", f"thing {number}") for number in range(LARGE)))

    trace = traces.show(memory, access, reply.trace_id or "")
    assert len(trace.decisions) == len(trace.records["created"]) == LARGE


def test_an_unknown_trace_is_not_found(memory: Memory, access: Access):
    with pytest.raises(NotFound):
        traces.show(memory, access, "trace_nowhere")


def test_a_step_tells_where_it_was_read_who_was_found_and_why(memory: Memory, access: Access):
    talk = Conversation(memory, access, ["org=acme"])
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN, confidence=0.5))

    first, second = (traces.show(memory, access, one.id).decisions[0] for one in traces.listed(memory, access).items)
    assert (first.quote, first.span.start, first.span.end) == ("Alice lives_in Porto", 0, 20)
    assert (first.subject.name, first.object and first.object.name, first.needed) == ("Alice", "Porto", None)
    assert (second.decision, second.reason, second.trust) == ("held", "below_floor", 0.7)
    assert "0.50" in (second.needed or "")


def test_a_claim_about_a_name_that_fits_two_says_so(memory: Memory, access: Access):
    ann, abel, zorn = (Referent(name, "person") for name in ("Ann", "Ann Abel", "Ann Zorn"))
    talk = Conversation(memory, access, ["org=acme"])
    talk.say(told(abel, "knows", zorn))
    talk.say(told(ann, "likes", "jazz"))

    step = traces.show(memory, access, traces.listed(memory, access).items[-1].id).decisions[0]
    assert (step.decision, step.reason) == ("not_a_fact", "ambiguous_name")
    assert step.needed
