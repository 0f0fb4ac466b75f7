"""The text of a message that is made of parts, as the frameworks write them: images and files become a note."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlsplit

Content = str | Sequence[str | Mapping[str, Any]] | None

TEXTS = {"text": "text", "input_text": "text", "output_text": "text", "text-plain": "text", "refusal": "refusal"}
"""Types of parts that are said, and the field that holds the words."""

UNSAID = {
    "reasoning", "thinking", "redacted_thinking",
    "tool_use", "tool_call", "tool_call_chunk", "invalid_tool_call", "function_call",
    "server_tool_call", "server_tool_call_chunk", "server_tool_result",
}  # fmt: skip
"""Types of parts that are not said to anybody; calls of tools are told by the message as well."""

KINDS = {
    "image_url": "image", "input_image": "image", "input_file": "file", "document": "file",
    "input_audio": "audio", "image-url": "image",
}  # fmt: skip
"""What a type of part is called in a note, where it is not called as its type."""

NAMES = ("filename", "file_name", "name", "title", "file_id", "url", "image_url", "file_url", "mime_type", "media_type")
"""Fields that may name what a part holds, best first; within the part, or one level down."""


def text_of(content: Content) -> str:
    """The words of a message, its parts joined by line breaks; what has no words is told as `[image: cat.png]`."""
    if content is None or isinstance(content, str):
        return content or ""
    return "\n".join(part for part in map(_text_of_part, content) if part)


def _text_of_part(part: str | Mapping[str, Any]) -> str:
    if isinstance(part, str):
        return part
    kind = str(part.get("type") or "part")
    if kind in TEXTS and isinstance(part.get(TEXTS[kind]), str):
        return part[TEXTS[kind]]
    return "" if kind in UNSAID else _note(KINDS.get(kind, kind), part)


def _note(kind: str, part: Mapping[str, Any]) -> str:
    inner = [cast("Mapping[str, Any]", one) for one in part.values() if isinstance(one, Mapping)]
    named = (_name(one[field]) for field in NAMES for one in (part, *inner) if isinstance(one.get(field), str))
    name = next((one for one in named if one), None)
    return f"[{kind}: {name}]" if name else f"[{kind}]"


def _name(told: str) -> str:
    """A name, or the last part of an address; of data in an address its media type."""
    if told.startswith("data:"):
        return told[len("data:") :].split(",", 1)[0].split(";", 1)[0]
    try:
        parts = urlsplit(told)
    except ValueError:
        return told
    return (parts.path.rstrip("/").rsplit("/", 1)[-1] or parts.netloc) if parts.scheme and parts.netloc else told
