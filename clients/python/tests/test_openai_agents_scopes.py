"""Two users whose sessions of the OpenAI Agents SDK have one id."""

import asyncio
from typing import Any

import pytest

from spectron_client import Client, errors
from spectron_client.background import Writer
from spectron_client.openai_agents import SpectronSession


def test_a_session_of_another_scope_is_neither_read_nor_taken_back(memory: Client) -> None:
    words: list[Any] = [{"role": "user", "content": "My number is 12."}]
    writer = Writer(memory)
    ann, ben = (SpectronSession(memory, "t1", [f"user=u_{name}"], writer=writer) for name in ("ann", "ben"))
    asyncio.run(ann.add_items(words))
    assert writer.flush(60)
    for asked in (ben.get_items, ben.pop_item, ben.clear_session):
        with pytest.raises(errors.SessionConflict):
            asyncio.run(asked())
    assert asyncio.run(ann.get_items()) == words
    writer.close()
