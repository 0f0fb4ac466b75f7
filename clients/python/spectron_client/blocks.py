"""What is known, as a block for the next call of a model: asked for once, the same for every call of one run."""

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Sequence

from spectron_client.client import Client
from spectron_client.errors import SpectronError
from spectron_client.retrying import Patience

log = logging.getLogger("spectron_client")

CONTEXT_SECONDS = 2.0
"""How long the model waits for what is known; it answers without when nothing comes."""

AGAIN_SECONDS = 30.0
"""How long no answer is kept to: a run of many steps waits once for a service that is silent."""

MOST_QUERY = 2_000
"""Characters of a question to the memory."""

MOST_BLOCKS = 256
"""Blocks kept, so that every call of the model in one run is given the same."""

HEADING = "What is known from earlier conversations, as far as it may matter here:"


class Blocks:
    """Blocks of context, each for some words at some place of a conversation in a scope; the oldest go first."""

    def __init__(self, memory: Client, max_chars: int) -> None:
        self._memory = memory.within(CONTEXT_SECONDS, Patience(tries=1))
        self._max_chars = max_chars
        self._kept: OrderedDict[tuple[str, ...], tuple[str, float]] = OrderedDict()
        """Each with the time until which it is kept to."""

    def about(self, words: str, scope: Sequence[str], place: str, *, anew: bool = False) -> str:
        """What is known about some words, under a heading; nothing where nothing is known, or no answer comes."""
        query = words[:MOST_QUERY].strip()
        if not query or not self._max_chars:
            return ""
        key = (*sorted(scope), place, words)
        kept, until = self._kept.get(key, ("", -math.inf))
        if not anew and time.monotonic() < until:
            return kept
        found = self._asked(query, scope)
        self._kept[key] = ("", time.monotonic() + AGAIN_SECONDS) if found is None else (found, math.inf)
        while len(self._kept) > MOST_BLOCKS:
            self._kept.popitem(last=False)
        return found or ""

    def _asked(self, query: str, scope: Sequence[str]) -> str | None:
        """The block; empty where nothing is known, None where that could not be asked, so that it is later."""
        try:
            found = self._memory.context(query, list(scope) or None, max_chars=self._max_chars)
            return f"{HEADING}\n\n{found['context']}" if found["items"] else ""
        except (SpectronError, LookupError, TypeError) as error:  # a proxy may answer with JSON of another kind
            log.warning("the model is asked without memory: %s", type(error).__name__)
            return None
