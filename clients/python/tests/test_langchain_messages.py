"""Whose words the messages of LangChain are."""

import pytest
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    ChatMessage,
    FunctionMessage,
    HumanMessage,
    RemoveMessage,
    SystemMessage,
    ToolMessage,
)

from spectron_client import errors
from spectron_client.answers import Role
from spectron_client.langchain.messages import Conversation, read, role_of

ROLES: list[tuple[BaseMessage, Role]] = [
    (HumanMessage("Hello."), "user"),
    (AIMessage("Hello."), "assistant"),
    (AIMessageChunk(content="Hello."), "assistant"),
    (SystemMessage("Be kind."), "system"),
    (ToolMessage("It rains.", tool_call_id="c1"), "tool"),
    (FunctionMessage(content="It rains.", name="weather"), "tool"),
    (ChatMessage(content="Hello.", role="human"), "user"),
    (ChatMessage(content="Be kind.", role="developer"), "system"),
]


@pytest.mark.parametrize(("message", "role"), ROLES)
def test_a_message_has_the_role_of_whoever_says_it(message: BaseMessage, role: Role) -> None:
    assert role_of(message) == role


def test_the_removal_of_a_message_is_said_by_nobody() -> None:
    with pytest.raises(errors.NotATurn, match=r"\.$"):
        role_of(RemoveMessage("m1"))


def test_a_call_that_is_broken_is_remembered_as_it_was_made() -> None:
    broken = {"name": "weather", "args": "{", "id": None, "error": "no JSON", "type": "invalid_tool_call"}
    message = AIMessage("", id="a1", invalid_tool_calls=[broken])
    (made,) = read([message], Conversation("t1")).turns
    assert (made.get("id", "")[:-8], made["role"], made["content"]) == ("t1:a1:call:0:", "tool", "weather({)")


def test_a_name_in_the_message_is_the_speaker() -> None:
    (said,) = read([HumanMessage("Hello.", id="m1", name="Ben")], Conversation("t1", user="Ann")).turns
    assert said.get("speaker") == "Ben"
