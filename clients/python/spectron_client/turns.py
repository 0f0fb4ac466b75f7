"""What a turn is, for every adapter: whose words, under which id, how long, and what is no turn at all."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from spectron_client.answers import Role
from spectron_client.calls import encoded
from spectron_client.errors import NotATurn
from spectron_client.parts import Content, text_of
from spectron_client.routes import Message

MOST_BYTES = 32_768
"""Of one message in UTF-8, as the service takes it unless it is set up otherwise."""

MOST_TOOL_BYTES = 8_192
"""Of what a tool gives. The beginning is remembered, and the turn says how much was left out."""

MOST_ID = 200
"""Characters of an id."""

MOST_NAME = 200
"""Characters of the name of a speaker or tool."""

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
NOT_IN_IDS = re.compile(r"[/\s]|[\x00-\x1f\ud800-\udfff]|^\.*$")
"""An id of dots is a way up in an address, and an empty one is none."""


def turn(role: Role, content: Content, message_id: str, speaker: str | None = None, tool: str | None = None) -> Message:
    """
    A message as it is remembered. `tool` is the name of the tool that was called, or that answers; it speaks.

    Raises NotATurn where nothing is said.
    """
    words = text_of(content)
    if not words or words.isspace():
        raise NotATurn("A message has no text, no image and no file, so there is nothing to remember in it.")
    said: Message = {"role": role, "content": cut(words, MOST_TOOL_BYTES if role == "tool" else MOST_BYTES)}
    said["id"] = id_of(message_id)
    for field, name in (("speaker", speaker or tool), ("name", tool)):
        if name and name.strip():
            said[field] = storable(name)[:MOST_NAME]
    return said


def call_turn(tool: str, arguments: Mapping[str, Any] | str, message_id: str) -> Message:
    """The call of a tool as a turn. Raises NotJson for arguments that cannot be written."""
    written = arguments if isinstance(arguments, str) else encoded(arguments).decode()
    return turn("tool", f"{tool}({written})", message_id, tool=tool)


def cut(words: str, most_bytes: int) -> str:
    """
    The words as they can be stored, or as many of them as fit with a line that says how many were left out.

    What cannot fit is left out before anything is done with it: a tool may give many megabytes.
    """
    begun = storable(words[: most_bytes + 1]).encode()
    if len(begun) <= most_bytes:
        return begun.decode()
    note = f"\n[cut at {most_bytes:,} bytes: {{:,}} of {len(words):,} characters left out]"
    kept = begun[: most_bytes - len(note) - len(f"{len(words):,}")].decode(errors="ignore")
    return kept + note.format(len(words) - len(kept))


def storable(words: str) -> str:
    """The words, with a sign of replacement for what no database holds: NUL and halves of surrogate pairs."""
    return UNSTORABLE.sub("\ufffd", words)


def id_of(place: str, *own: str) -> str:
    """
    An id that follows from the ids of the platform, that of the place first; the same ones always give the same.

    What is in one place is never named as in another, whatever colons are in the ids.
    """
    joined = ":".join((placed(place), *own)) if own else place
    if len(joined) <= MOST_ID and not NOT_IN_IDS.search(joined):
        return joined
    return hashlib.sha256(joined.encode(errors="surrogatepass")).hexdigest()


def own_of(place: str, turn_id: str) -> str:
    """What stands behind the place in an id; the whole of an id that is not of this place, or is a sum."""
    return turn_id.removeprefix(f"{placed(place)}:")


def placed(place: str) -> str:
    """The id of a place as it stands in front of others: without a colon."""
    return place.replace("%", "%25").replace(":", "%3A")
