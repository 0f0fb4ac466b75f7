"""Lines: what is one, and what is said of one that is none. No graph."""

import pytest

from graph.errors import Invalid
from graph.moving.lines import MessageLine, Numbered, SessionLine, read, written


def test_a_role_and_a_content_are_a_message():
    assert list(read(['{"role": "user", "content": "Hello."}'])) == [
        Numbered(1, MessageLine(role="user", content="Hello."))
    ]


def test_what_is_written_is_read_back():
    lines = [
        SessionLine(id="s", scope=["user=u_ada"], metadata={"channel": "phone"}),
        MessageLine.model_validate(
            {"session_id": "s", "role": "tool", "content": "Grüße 🙂\n", "name": "mail", "said_at": "2025-03-01T10:00Z"}
        ),
    ]

    assert [one.line for one in read(map(written, lines))] == lines


def test_empty_lines_are_passed_over_and_counted():
    assert [one.number for one in read(["", '{"role": "user", "content": "Hello."}', " \n"])] == [2]


REFUSED = {
    '{"role": "user"': "Line 2 is not JSON.",
    "[]": "Line 2 is neither a session nor a message",
    '{"text": "Hello."}': "Line 2 is neither a session nor a message",
    '{"role": "user"}': "Line 2, content: This is needed.",
    '{"role": "bot", "content": "Hello."}': "Line 2, role: Choose one of 'user', 'assistant', 'system' or 'tool'.",
    '{"role": "user", "content": "Hello.", "mood": "gay"}': "Line 2, mood: There is no field of this name here.",
    '{"role": "user", "content": "Hello.", "said_at": "2025-03-01T10:00"}': "Line 2, said_at: A time needs its zone, ",
    '{"role": "user", "content": "nul \\u0000"}': "Line 2, content: ",
    '{"type": "session", "id": "s", "scope": ["Ada"]}': "Line 2, scope: ",
    '{"role": "system", "content": "", "triples": []}': "Line 2, triples: Send at least 1.",
    '{"role": "user", "content": "", "triples": [{}], "correction": {}}': "Line 2, triples[0].subject: This is needed.",
    '{"role": "system", "content": "", "correction": {}}': "Line 2, correction: A memory makes no such correction, ",
    "[" * 200_000: "Line 2 is not JSON.",
    '"' + "a" * 8_400_000 + '"': "Line 2 has more than",
}


@pytest.mark.parametrize(("text", "says"), REFUSED.items(), ids=range(len(REFUSED)))
def test_a_line_that_is_none_is_refused_with_its_number_after_those_before_it(text: str, says: str):
    lines = read(['{"role": "user", "content": "Hello."}', text])
    next(lines)
    with pytest.raises(Invalid) as refused:
        next(lines)
    assert str(refused.value).startswith(says)
