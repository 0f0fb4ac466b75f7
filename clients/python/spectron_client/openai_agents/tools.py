"""The memory as tools that an agent may use itself."""

import asyncio
from collections.abc import Sequence
from typing import Any

from agents import RunContextWrapper, Tool, function_tool
from agents.tool_context import ToolContext

from spectron_client.answers import Hit
from spectron_client.background import Writer, writer_of
from spectron_client.client import Client
from spectron_client.digests import digest
from spectron_client.errors import SpectronError
from spectron_client.openai_agents.items import short
from spectron_client.retrying import Patience
from spectron_client.turns import id_of, placed, turn
from spectron_client.writes import Write

TOOL_SECONDS = 5.0
"""How long a tool waits for the memory."""

HITS = 10
"""How much is recalled at once."""

MOST_FORGOTTEN = 50
"""How many turns are forgotten at once."""


class Memory:
    """What the tools do, in one session and scope."""

    def __init__(self, memory: Client, session_id: str, scope: Sequence[str], writer: Writer | None) -> None:
        self.writer = writer or writer_of(memory)
        self._memory = memory.within(TOOL_SECONDS, Patience(tries=1))
        self._session_id = session_id
        self._scope = list(scope)

    def remember(self, text: str, call_id: str) -> str:
        """Write a note under the id of the call, so that a call that is repeated writes it once."""
        note_id = ":".join((short(placed(self._session_id)), "note", short(call_id), digest(text)[:8]))
        note = turn("tool", text, note_id, tool="remember")
        pending = self.writer.write(Write(id_of(self._session_id), [note], self._scope))
        pending.tried.wait(TOOL_SECONDS)
        refused = pending.given_up or next(iter(pending.refused.values()), None)
        if refused:
            raise refused
        return "Remembered." if pending.done else "The memory does not answer; it is tried again in the background."

    def recall(self, query: str) -> str:
        """What answers a question, a line each, with who said it and when."""
        hits = self._memory.recall(query, HITS, self._scope or None)["hits"]
        return "\n".join(map(_line, hits)) or "Nothing is known about that."

    def forget(self, words: str, *, dry_run: bool) -> str:
        """Erase the turns in the scope that hold these words, of those that recall finds by them; or only say which."""
        found = self._memory.recall(words, MOST_FORGOTTEN, self._scope or None, include=["turns"])["hits"]
        held = [hit for hit in found if words.casefold() in hit["text"].casefold()]
        if not held:
            return "Nothing that was said holds these words."
        if dry_run:
            return "\n".join(["This would be forgotten:", *map(_line, held)])
        self._memory.forget({"turn_ids": [hit["id"] for hit in held]})
        return f"Forgotten: {len(held)} of what was said."


def memory_tools(
    memory: Client, session_id: str, scope: Sequence[str] = (), writer: Writer | None = None
) -> list[Tool]:
    """
    The tools `remember`, `recall` and `forget`; what is noted goes into the session with this id.

    What goes wrong is told to the model in a sentence, and the run goes on.
    """
    kept = Memory(memory, session_id, scope, writer)

    async def remember(context: ToolContext[Any], text: str) -> str:
        """
        Remember something that will matter later, in a full sentence with the names of whom it is about.

        Args:
            text: The sentence.
        """
        return await asyncio.to_thread(kept.remember, text, context.tool_call_id)

    async def recall(query: str) -> str:
        """
        Find what is known from earlier conversations.

        Args:
            query: A question, or the names and words that it is about.
        """
        return await asyncio.to_thread(kept.recall, query)

    async def forget(words: str, dry_run: bool) -> str:  # noqa: FBT001 - models give arguments by their names
        """
        Erase everything that was said in these words, for good. Ask for a dry run first, and show what it says.

        Args:
            words: Words that stand in what is to be forgotten, as they were said.
            dry_run: True only says what would be forgotten; false erases it.
        """
        return await asyncio.to_thread(kept.forget, words, dry_run=dry_run)

    return [function_tool(one, failure_error_function=_told) for one in (remember, recall, forget)]


def _told(_: RunContextWrapper[Any], error: Exception) -> str:
    return str(error) if isinstance(error, SpectronError) else f"The memory failed: {type(error).__name__}."


def _line(hit: Hit) -> str:
    about = (hit["source"]["speaker"], (hit["said_at"] or "")[:10], hit["status"])
    return f"- {hit['text']} ({', '.join(one for one in about if one)})"
