"""Items of the OpenAI Agents SDK as turns, and turns as items that a model takes again."""

import json
from collections.abc import Mapping
from typing import Any

from spectron_client.answers import Role
from spectron_client.digests import digest
from spectron_client.errors import NotATurn
from spectron_client.parts import text_of
from spectron_client.routes import Message
from spectron_client.turns import MOST_NAME, NOT_IN_IDS, call_turn, placed, turn

Item = Mapping[str, Any]

ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant"}
"""Every other role, such as `developer`, is the system's."""

CALL, RESULT, MESSAGE = "call", "result", "message"
"""Kinds of items that are given back; the id of their turn says which."""

UNSAID = {"reasoning", "compaction", "compaction_trigger", "item_reference", "mcp_list_tools"}
"""Types of items with which nothing is said or done."""

PLACEHOLDER = "__fake_id__"
"""What the SDK writes where a model gives no id."""

MOST_PART = 60
"""Characters of one part of an id."""

MOST_SUM = 16
"""Characters of the sum at the end of an id."""


def is_said(item: Item) -> bool:
    """Whether anything is said or done with an item."""
    return item.get("type") not in UNSAID


def is_result(item: Item) -> bool:
    """Whether it is what a function gave."""
    return _kind(item) == RESULT


def role_of(item: Item) -> Role:
    """The role of the turn that an item becomes."""
    return ROLES.get(item["role"], "system") if item.get("role") else "tool"


def own_id(item: Item) -> str | None:
    """The id that an item has on the platform; calls and results go by that of the call."""
    found = item.get("call_id") or item.get("id")
    return found if isinstance(found, str) and found != PLACEHOLDER else None


def words_of(item: Item) -> str:
    """What an item says. What only a service of the model's maker does, such as a search, is a note of its kind."""
    if item.get("role"):
        return _text(item.get("content"))
    if item.get("type") == "function_call_output":
        return _text(item.get("output"))
    return _text([item])


def turn_of(item: Item, turn_id: str, speaker: str | None) -> Message:
    """
    The turn of an item. `speaker` is who says it, or which tool gives a result.

    Raises NotATurn where nothing is said.
    """
    if item.get("type") == "function_call":
        return call_turn(tool_of(item), str(item.get("arguments") or "{}"), turn_id)
    if role_of(item) == "tool":
        return turn("tool", words_of(item), turn_id, tool=speaker or str(item.get("type") or "tool"))
    return turn(role_of(item), words_of(item), turn_id, speaker)


def tool_of(item: Item) -> str:
    """The name of the tool that an item calls."""
    return str(item.get("name") or "tool")[:MOST_NAME]


def turn_id_of(place: str, item: Item, own: str, after: str = "") -> str:
    """
    The id of an item's turn: it holds that of its call, so that a result is known to belong to it when it is read.

    It ends with a sum of the words and of what the item follows, since some models count their ids from one in every
    answer, and some have one for all.
    """
    words = str(item.get("arguments")) if item.get("type") == "function_call" else words_of(item)
    return ":".join((short(placed(place)), _kind(item), short(own), digest(after, words)[:MOST_SUM]))


def kind_in(turn_id: str, place: str) -> str:
    """The kind of item that a turn is of, by its id."""
    return _behind(turn_id, place).partition(":")[0]


def call_in(turn_id: str, place: str) -> str:
    """The id, or sum of it, that the item of a turn has on the platform; of a call and its result it is the same."""
    return _behind(turn_id, place).partition(":")[2].rpartition(":")[0]


def item_of(said: Message, place: str) -> dict[str, Any] | None:
    """
    What the SDK can send to a model again; None for a turn that no model takes.

    Items have no ids of their own: with them a service would ask for the reasoning that stood beside them.
    """
    turn_id = said.get("id", "")
    kind, call_id = kind_in(turn_id, place), call_in(turn_id, place)
    if said["role"] != "tool":
        return {"role": said["role"], "content": said["content"]}
    if kind == CALL:
        name = said.get("speaker", "tool")
        arguments = said["content"].removeprefix(f"{name}(").removesuffix(")")
        return {"type": "function_call", "call_id": call_id, "name": name, "arguments": _json(arguments)}
    if kind == RESULT:
        return {"type": "function_call_output", "call_id": call_id, "output": said["content"]}
    return None


def short(part: str) -> str:
    """A part of an id as it is, or a sum of it where it is long or holds what ids do not."""
    return part if len(part) <= MOST_PART and not NOT_IN_IDS.search(part) else digest(part)[:MOST_PART]


def _behind(turn_id: str, place: str) -> str:
    return turn_id.removeprefix(f"{short(placed(place))}:")


def _kind(item: Item) -> str:
    if item.get("role"):
        return MESSAGE
    return {"function_call": CALL, "function_call_output": RESULT}.get(str(item.get("type")), "other")


def _text(content: object) -> str:
    if isinstance(content, Mapping):
        return text_of([content])
    if content is None or isinstance(content, (str, list)):
        return text_of(content)
    raise NotATurn(f"The content of an item is a {type(content).__name__}, which no message has.")


def _json(arguments: str) -> str:
    """Arguments as a model takes them; those that were cut are told as such."""
    try:
        json.loads(arguments)
    except ValueError:
        return json.dumps({"cut": arguments})
    return arguments
