"""Reading traces."""

import pytest

from graph.access import Access
from graph.errors import NotFound
from graph.memory import Memory
from graph.model import Message
from graph.reading import traces
from graph.writing import ingest
from graph.writing.ingest import Batch
from tests.graph.conversation import ALICE, Conversation, told
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
