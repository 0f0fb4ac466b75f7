"""LangChain's messages as turns: who speaks, under which id, and calls of tools as turns of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    ChatMessage,
    FunctionMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
)

from spectron_client.answers import Role
from spectron_client.errors import NotATurn, SpectronError
from spectron_client.parts import text_of
from spectron_client.routes import Message
from spectron_client.turns import call_turn, id_of, turn

ROLES: dict[type[BaseMessage], Role] = {
    HumanMessage: "user",
    AIMessage: "assistant",
    SystemMessage: "system",
    ToolMessage: "tool",
    FunctionMessage: "tool",
}

OWN_ROLES: dict[str, Role] = {
    "user": "user",
    "human": "user",
    "assistant": "assistant",
    "ai": "assistant",
    "tool": "tool",
}
"""Of a ChatMessage, which names its role itself; any other is the system's."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation on the platform, and who takes part in it. `place` is its own id there, such as a thread's."""

    place: str
    user: str | None = None
    agent: str | None = None

    @property
    def session_id(self) -> str:
        return id_of(self.place)


@dataclass(frozen=True, slots=True)
class Read:
    """Turns of some messages, and why none could be made of others, by the ids that those would have had."""

    turns: list[Message] = field(default_factory=list[Message])
    refused: dict[str, SpectronError] = field(default_factory=dict[str, SpectronError])


def read(messages: Iterable[BaseMessage], where: Conversation) -> Read:
    """The turns of messages, which have ids."""
    done = Read()
    for message in messages:
        try:
            done.turns.extend(list(turns_of(message, where)))
        except SpectronError as error:
            done.refused[id_of(where.place, message.id or "")] = error
    return done


def turns_of(message: BaseMessage, where: Conversation) -> Iterator[Message]:
    """What a message says, then each tool that it calls. Raises NotATurn, or NotJson for arguments of a call."""
    message_id = message.id or ""
    calls = [*message.tool_calls, *message.invalid_tool_calls] if isinstance(message, AIMessage) else []
    if not calls or text_of(message.content).strip():
        role = role_of(message)
        tool = message.name if role == "tool" else None
        speaker = None if role == "tool" else message.name or {"user": where.user, "assistant": where.agent}.get(role)
        yield turn(role, message.content, id_of(where.place, message_id), speaker, tool)
    for number, call in enumerate(calls):
        called = id_of(where.place, message_id, "call", call["id"] or str(number))
        yield call_turn(call["name"] or "tool", call["args"] or {}, called)


def role_of(message: BaseMessage) -> Role:
    """The role of whoever says a message. Raises NotATurn for what nobody says, such as the removal of another."""
    if isinstance(message, ChatMessage):
        return OWN_ROLES.get(message.role, "system")
    for kind, role in ROLES.items():
        if isinstance(message, kind):
            return role
    raise NotATurn(f"A {type(message).__name__} is said by nobody, so there is nothing to remember in it.")
