"""What is known, before each call of a model."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, cast

from agents.run_config import CallModelData, ModelInputData

from spectron_client.blocks import Blocks
from spectron_client.client import Client
from spectron_client.openai_agents.items import Item, words_of

log = logging.getLogger("spectron_client")

Scope = Sequence[str] | Callable[[Any], Sequence[str]]


class SpectronContext:
    """
    Puts a block of context behind the instructions: `RunConfig(call_model_input_filter=SpectronContext(memory))`.

    Hooks of a run only see what goes to the model; the input filter is what may change it. What it adds is in no item,
    so it is in no session and is never remembered.
    """

    def __init__(self, memory: Client, scope: Scope = (), max_chars: int = 4_000) -> None:
        """`scope` is whose memory it is, or a function that says so of the `context` of a run."""
        self._blocks = Blocks(memory, max_chars)
        self._scope = scope

    async def __call__(self, data: CallModelData[Any]) -> ModelInputData:
        """The input of the model with what is known of what the user said last."""
        items = cast("list[Item]", data.model_data.input)
        place = max((at for at, item in enumerate(items) if item.get("role") == "user"), default=None)
        block = "" if place is None else await asyncio.to_thread(self._block, items, place, data.context)
        told = data.model_data.instructions
        return ModelInputData(data.model_data.input, "\n\n".join(part for part in (told, block) if part) or None)

    def _block(self, items: Sequence[Item], place: int, context: Any) -> str:
        """The block; nothing where it fails, for whatever reason: the agent goes on without its memory."""
        try:
            scope = self._scope(context) if callable(self._scope) else self._scope
            return self._blocks.about(words_of(items[place]), scope, str(place), anew=place == len(items) - 1)
        except Exception as error:  # noqa: BLE001 - see above
            log.warning("the agent goes on without its memory: %s", type(error).__name__)
            return ""
