"""Memory for an agent of `create_agent`: what is known goes before the model, what is said is remembered after."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any, NotRequired

from langchain.agents import AgentState
from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain.agents.middleware.types import PrivateStateAttr
from langchain_core.messages import HumanMessage, SystemMessage
from langgraph.config import get_config

from spectron_client.background import Writer
from spectron_client.blocks import Blocks
from spectron_client.client import Client
from spectron_client.langchain.messages import Conversation, read
from spectron_client.parts import text_of
from spectron_client.turns import id_of, storable
from spectron_client.writes import Pending, Unwritten, Write

Scope = Sequence[str] | Callable[[Any], Sequence[str]]

WRITE_SECONDS = 5.0
"""How long the end of a run waits for its messages to be written, or to fail once; all has been answered by then."""

MOST_SENT = 10_000
"""Messages of which it is kept in mind that they were sent; one that is not is sent again, which does no harm."""


class RememberedState(AgentState[Any]):
    """The state of an agent, with the ids of those of its messages that need no more remembering."""

    spectron_remembered: NotRequired[Annotated[list[str], PrivateStateAttr]]


class SpectronMiddleware(AgentMiddleware[RememberedState, Any, Any]):
    """
    Puts a block of context before the model, and remembers new messages of the thread.

    The block is a part of the system message of that one call: it is not in the state, so it is not remembered. A
    message is remembered under the ids of its thread and its own, so however often a run is repeated from a checkpoint,
    it is in the record once. What a run could not write is sent again by the next run of the thread.
    """

    state_schema = RememberedState

    def __init__(
        self,
        memory: Client,
        scope: Scope = (),
        user: str | None = None,
        agent: str | None = None,
        max_chars: int = 4_000,
        writer: Writer | None = None,
    ) -> None:
        """
        `scope` is whose memory it is, or a function that says so of a run, such as by `runtime.context`.

        `user` and `agent` are the speakers of messages without a name; with `max_chars` 0 no block is added.
        """
        super().__init__()
        self.writer = writer or Writer(memory)
        self._blocks = Blocks(memory, max_chars)
        self._scope = scope
        self._user, self._agent = user, agent
        self._sent: OrderedDict[str, Pending | None] = OrderedDict()

    def wrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        return handler(self._prepared(request))

    async def awrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], Awaitable[ModelResponse[Any]]]
    ) -> ModelResponse[Any]:
        return await handler(await asyncio.to_thread(self._prepared, request))

    def after_agent(self, state: RememberedState, runtime: Any) -> dict[str, Any]:
        self._remember(state, runtime)
        until = time.monotonic() + WRITE_SECONDS
        place, done = _place(state), set(state.get("spectron_remembered", []))
        for message in state["messages"]:
            turn_id = id_of(place, message.id or "")
            if self._is_done(turn_id, until):
                done.add(message.id or "")
                self._sent.pop(turn_id, None)
        return {"spectron_remembered": [message.id for message in state["messages"] if message.id in done]}

    async def aafter_agent(self, state: RememberedState, runtime: Any) -> dict[str, Any]:
        return await asyncio.to_thread(self.after_agent, state, runtime)

    def _prepared(self, request: ModelRequest[Any]) -> ModelRequest[Any]:
        """The request with what is known; what was said so far is remembered while the model answers."""
        block = self._block(request.state, request.runtime)
        self._remember(request.state, request.runtime)
        return request.override(system_message=_with(request.system_message, block)) if block else request

    def _block(self, state: AgentState[Any], runtime: Any) -> str:
        asked = next((one for one in reversed(state["messages"]) if isinstance(one, HumanMessage)), None)
        if not asked:
            return ""
        words = text_of(asked.content)
        return self._blocks.about(words, self._scope_of(runtime), id_of(_place(state), asked.id or words))

    def _remember(self, state: AgentState[Any], runtime: Any) -> None:
        """Send off what is neither remembered nor on its way. What is no turn is reported."""
        place, done = _place(state), set(state.get("spectron_remembered", []))
        where = Conversation(place, self._user, self._agent)
        new = [one for one in state["messages"] if one.id not in done and self._unsent(id_of(place, one.id or ""))]
        made = read((one for one in new if not one.additional_kwargs.get("lc_source")), where)
        for message_id, error in made.refused.items():
            self.writer.tell(Unwritten(where.session_id, [message_id], error))
        scope, about = self._scope_of(runtime), {"thread_id": storable(place)}
        pending = self.writer.write(Write(where.session_id, made.turns, scope, about)) if made.turns else None
        _keep(self._sent, {id_of(place, one.id or ""): pending for one in new}, MOST_SENT)

    def _scope_of(self, runtime: Any) -> list[str]:
        return list(self._scope(runtime) if callable(self._scope) else self._scope)

    def _is_done(self, turn_id: str, until: float) -> bool:
        """Whether a message that was sent needs no more remembering; waits, until then at most, for the first try."""
        if turn_id not in self._sent:
            return False
        pending = self._sent[turn_id]
        return pending is None or (pending.tried.wait(until - time.monotonic()) and pending.done)

    def _unsent(self, turn_id: str) -> bool:
        pending = self._sent.get(turn_id)
        return turn_id not in self._sent or (pending is not None and pending.given_up is not None)


def _keep(kept: OrderedDict[str, Pending | None], more: Mapping[str, Pending | None], most: int) -> None:
    """Keep more, and so many in all; the oldest go first."""
    kept.update(more)
    while len(kept) > most:
        kept.popitem(last=False)


def _place(state: AgentState[Any]) -> str:
    """The id of the thread; without one of the run, and without that of the first message."""
    config = get_config()
    thread = config.get("configurable", {}).get("thread_id")
    return str(thread or config.get("run_id") or next((one.id for one in state["messages"]), ""))


def _with(system: SystemMessage | None, block: str) -> SystemMessage:
    """The system message with the block behind it: what does not change stays in front, so that it can be cached."""
    if system is None:
        return SystemMessage(block)
    if isinstance(system.content, str):
        return system.model_copy(update={"content": f"{system.content}\n\n{block}"})
    return system.model_copy(update={"content": [*system.content, {"type": "text", "text": block}]})
