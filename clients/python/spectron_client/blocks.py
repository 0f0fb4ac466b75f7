"""What is known, as a block for the next call of a model: asked for once, the same for every call of one run."""

import logging
from collections import OrderedDict
from collections.abc import Sequence

from spectron_client.client import Client
from spectron_client.errors import SpectronError
from spectron_client.retrying import Patience

log = logging.getLogger("spectron_client")

CONTEXT_SECONDS = 2.0
"""How long the model waits for what is known; it answers without when nothing comes."""

MOST_QUERY = 2_000
"""Characters of a question to the memory."""

MOST_BLOCKS = 256
"""Blocks kept, so that every call of the model in one run is given the same."""

HEADING = "What is known from earlier conversations, as far as it may matter here:"


class Blocks:
    """Blocks of context, each under a key; the oldest go first."""

    def __init__(self, memory: Client, max_chars: int) -> None:
        self._memory = memory.within(CONTEXT_SECONDS, Patience(tries=1))
        self._max_chars = max_chars
        self._kept: OrderedDict[str, str] = OrderedDict()

    def about(self, words: str, scope: Sequence[str], key: str, *, anew: bool = False) -> str:
        """What is known about some words, under a heading; nothing where nothing is known, or no answer comes."""
        query = words[:MOST_QUERY].strip()
        if not query or not self._max_chars:
            return ""
        if anew:
            self._kept.pop(key, None)
        if key not in self._kept:
            self._kept[key] = self._asked(query, list(scope))
            while len(self._kept) > MOST_BLOCKS:
                self._kept.popitem(last=False)
        return self._kept.get(key, "")

    def _asked(self, query: str, scope: Sequence[str]) -> str:
        try:
            found = self._memory.context(query, scope or None, max_chars=self._max_chars)
        except SpectronError as error:
            log.warning("the model is asked without memory: %s", type(error).__name__)
            return ""
        return f"{HEADING}\n\n{found['context']}" if found["items"] else ""
