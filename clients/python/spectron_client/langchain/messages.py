"""
LangChain's messages as turns: who speaks, under which id, and calls of tools as turns of their own.

The id of a turn ends with a sum of what it says: a message whose words were changed under its id is another turn.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    ChatMessage,
    FunctionMessage,
    HumanMessage,
    InvalidToolCall,
    SystemMessage,
    ToolCall,
    ToolMessage,
)

from spectron_client.answers import Role
from spectron_client.digests import digest
from spectron_client.errors import NotATurn, SpectronError
from spectron_client.parts import text_of
from spectron_client.routes import Message
from spectron_client.turns import MOST_BYTES, call_turn, id_of, own_of, turn

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


UNWRITABLE = "[arguments that cannot be written]"

SUM = re.compile(":[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation on the platform, and who takes part in it. `place` is its own id there, such as a thread's."""

    place: str
    user: str | None = None
    agent: str | None = None
    asked_by_agent: bool = False
    """Whether it is the run of a subagent: an agent wrote what looks like the words of a person."""

    @property
    def session_id(self) -> str:
        return id_of(self.place)


@dataclass(frozen=True, slots=True)
class Read:
    """Turns of some messages, and why none could be made of others, by the ids that those would have had."""

    turns: list[Message] = field(default_factory=list[Message])
    refused: dict[str, SpectronError] = field(default_factory=dict[str, SpectronError])

    @property
    def mark(self) -> str:
        """What these messages are known by, once they are sent: another thread or other words give another mark."""
        return digest(*(one.get("id", "") for one in self.turns), *self.refused)[:32]


def read(messages: Iterable[BaseMessage], where: Conversation) -> Read:
    """The turns of messages, which have ids."""
    done = Read()
    for message in messages:
        try:
            said = _said(message, where)
            done.turns.extend([said] if said else [])
        except SpectronError as error:
            done.refused[id_of(where.place, message.id or "")] = error
        for number, call in enumerate(_calls(message)):
            called = (where.place, message.id or "", "call", call["id"] or str(number))
            try:
                made = call_turn(call["name"] or "tool", call["args"] or {}, "")
            except SpectronError as error:
                done.refused[id_of(*called)] = error
                made = call_turn(call["name"] or "tool", UNWRITABLE, "")
            done.turns.append(_named(made, *called))
    return done


def own_id(message_id: str, words: str, where: Conversation) -> str:
    """
    The id that a message had on the platform, by that of its turn.

    Where that is a sum it is given with a mark, by which it is known again when the message is added once more.
    """
    own = own_of(where.place, message_id)
    return f"{message_id}:{_mark(where.place, message_id, words)}" if own == message_id else SUM.sub("", own)


def _said(message: BaseMessage, where: Conversation) -> Message | None:
    """What a message says; None where it only calls tools. Raises NotATurn where it says nothing."""
    if _calls(message) and not text_of(message.content).strip():
        return None
    role = role_of(message)
    names: dict[Role, str | None] = {"user": where.user, "assistant": where.agent}
    if role == "tool":
        said = turn(role, message.content, "", None, message.name)
    elif role == "user" and where.asked_by_agent:
        said = turn("assistant", message.content, "", message.name)
    else:
        said = turn(role, message.content, "", message.name or names.get(role))
    return _named(said, where.place, message.id or "")


def _named(said: Message, place: str, own: str, *more: str) -> Message:
    kept, _, mark = own.rpartition(":")
    is_kept = not more and mark == _mark(place, kept, said["content"])
    said["id"] = kept if is_kept else id_of(place, own, *more, digest(said["content"])[:8])
    return said


def _mark(place: str, message_id: str, words: str) -> str:
    return digest(place, message_id, words)[:16]


def _calls(message: BaseMessage) -> list[ToolCall | InvalidToolCall]:
    return [*message.tool_calls, *message.invalid_tool_calls] if isinstance(message, AIMessage) else []


def held(message: BaseMessage) -> int | None:
    """A sum of all in a message that its turns follow from; None for one in parts, or with calls."""
    words = message.content
    if not isinstance(words, str) or _calls(message):
        return None
    of_role = message.role if isinstance(message, ChatMessage) else None
    return hash((type(message), of_role, message.name, len(words), words[: MOST_BYTES + 1]))


def role_of(message: BaseMessage) -> Role:
    """The role of whoever says a message. Raises NotATurn for what nobody says, such as the removal of another."""
    if isinstance(message, ChatMessage):
        return OWN_ROLES.get(message.role, "system")
    for kind, role in ROLES.items():
        if isinstance(message, kind):
            return role
    raise NotATurn(f"A {type(message).__name__} is said by nobody, so there is nothing to remember in it.")
