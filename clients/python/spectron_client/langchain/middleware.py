"""Memory for an agent of `create_agent`: what is known goes before the model, what is said is remembered after."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any, NotRequired, ParamSpec, TypeVar

from langchain.agents import AgentState
from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain.agents.middleware.types import PrivateStateAttr
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langgraph.config import get_config

from spectron_client.background import Writer, writer_of
from spectron_client.blocks import Blocks
from spectron_client.client import Client
from spectron_client.digests import digest
from spectron_client.errors import GivenUp
from spectron_client.langchain.messages import Conversation, held, read
from spectron_client.parts import text_of
from spectron_client.turns import id_of, storable
from spectron_client.writes import Pending, Unwritten, Write

log = logging.getLogger("spectron_client")

Scope = Sequence[str] | Callable[[Any], Sequence[str]]

Taken = ParamSpec("Taken")
Given = TypeVar("Given")
Kept = TypeVar("Kept")
Name = TypeVar("Name")

GONE = (
    "Messages were taken out of the thread before the model was asked, in a step that comes first: "
    "list SpectronMiddleware before middleware that does that in before_model; in before_agent none may."
)

UNKNOWN = object()
"""Instead of a write, where a message was not sent."""

WRITE_SECONDS = 5.0
"""How long the end of a run waits for its messages to be written, or to fail once; all has been answered by then."""

TOOLS = "tools"
"""The node in which an agent calls its tools: an agent that runs inside it is a subagent."""

MOST_SENT = 10_000
"""Messages of which it is kept in mind that they were sent; one that is not is sent again, which does no harm."""


class RememberedState(AgentState[Any]):
    """The state of an agent, with the marks of those of its messages that need no more remembering."""

    spectron_remembered: NotRequired[Annotated[list[str], PrivateStateAttr]]


class SpectronMiddleware(AgentMiddleware[RememberedState, Any, Any]):
    """
    Puts a block of context before the model, and remembers new messages of the thread.

    The block is a part of the system message of that one call: it is not in the state, so it is not remembered. A
    message is remembered under the ids of its thread and its own, so however often a run is repeated from a checkpoint,
    it is in the record once. What a run could not write is sent again by the next run of the thread.

    Middleware that takes messages out of the state before the model, such as one that sums them up, stands behind this
    one; what changes words before anybody may see them stands before it.
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
        self.writer = writer or writer_of(memory)
        self._blocks = Blocks(memory, max_chars)
        self._scope = scope
        self._user, self._agent = user, agent
        self._sent: OrderedDict[str, Pending | None] = OrderedDict()
        self._met: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._marks: OrderedDict[tuple[str, bool, tuple[str, ...], str | None], tuple[int | None, str]] = OrderedDict()
        """Of messages that were read: what they held, and their marks."""

    def before_agent(self, state: RememberedState, runtime: Any) -> None:
        self._guarded(self._meet, state, runtime)

    async def abefore_agent(self, state: RememberedState, runtime: Any) -> None:
        await asyncio.to_thread(self.before_agent, state, runtime)

    def before_model(self, state: RememberedState, runtime: Any) -> None:
        self._guarded(self._remember, state, runtime)

    async def abefore_model(self, state: RememberedState, runtime: Any) -> None:
        await asyncio.to_thread(self.before_model, state, runtime)

    def wrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        return handler(self._guarded(self._prepared, request) or request)

    async def awrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], Awaitable[ModelResponse[Any]]]
    ) -> ModelResponse[Any]:
        return await handler(await asyncio.to_thread(self._guarded, self._prepared, request) or request)

    def after_agent(self, state: RememberedState, runtime: Any) -> dict[str, Any] | None:
        return self._guarded(self._remembered, state, runtime)

    async def aafter_agent(self, state: RememberedState, runtime: Any) -> dict[str, Any] | None:
        return await asyncio.to_thread(self.after_agent, state, runtime)

    def _guarded(self, step: Callable[Taken, Given], *args: Taken.args, **kwargs: Taken.kwargs) -> Given | None:
        """What a step gives; nothing where it fails, for whatever reason: the agent goes on without its memory."""
        try:
            return step(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - see above
            log.warning("the agent goes on without its memory: %s", type(error).__name__)
            return None

    def _prepared(self, request: ModelRequest[Any]) -> ModelRequest[Any]:
        """The request with what is known of what was asked last."""
        messages, place = request.state["messages"], _place(request.state)
        asked = next((one for one in reversed(messages) if isinstance(one, HumanMessage)), None)
        if not asked:
            return request
        about = f"{place}\0{asked.id}"
        block = self._blocks.about(text_of(asked.content), self._scope_of(request.runtime), about)
        return request.override(system_message=_with(request.system_message, block)) if block else request

    def _meet(self, state: RememberedState, runtime: Any) -> None:
        """Keep in mind what the run begins with, until it is sent: the ids of messages, with their marks."""
        met = {one.id or "": mark for mark, one in self._new(state, runtime)}
        _keep(self._met, {_place(state): met}, MOST_SENT)

    def _remember(self, state: RememberedState, runtime: Any) -> None:
        """Send off what is neither remembered nor on its way. What is no turn, or is gone already, is reported."""
        place = _place(state)
        new = [(mark, read([one], self._where(state))) for mark, one in self._new(state, runtime)]
        session_id, there = id_of(place), {one.id for one in state["messages"]}
        gone = [one for one, mark in self._met.pop(place, {}).items() if one not in there and self._is_unsent(mark)]
        if gone:
            self.writer.tell(Unwritten(session_id, [id_of(place, one) for one in gone], GivenUp(GONE)))
        for message_id, error in [refused for _, made in new for refused in made.refused.items()]:
            self.writer.tell(Unwritten(session_id, [message_id], error))
        turns = [turn for _, made in new for turn in made.turns]
        about = {"thread_id": storable(place)}
        pending = self.writer.write(Write(session_id, turns, self._scope_of(runtime), about)) if turns else None
        _keep(self._sent, {mark: pending if made.turns else None for mark, made in new}, MOST_SENT)

    def _remembered(self, state: RememberedState, runtime: Any) -> dict[str, Any]:
        """Send off the last of it; gives the marks of all that needs no more remembering."""
        self._remember(state, runtime)
        until, done = time.monotonic() + WRITE_SECONDS, set(state.get("spectron_remembered", []))
        marks = [mark for mark, _ in self._marked(state, runtime)]
        for mark in marks:
            if self._is_done(mark, until):
                done.add(mark)
                self._sent.pop(mark, None)
        return {"spectron_remembered": [mark for mark in marks if mark in done]}

    def _new(self, state: RememberedState, runtime: Any) -> list[tuple[str, BaseMessage]]:
        """Of what is marked, that which is neither remembered nor on its way."""
        done = set(state.get("spectron_remembered", []))
        return [one for one in self._marked(state, runtime) if one[0] not in done and self._is_unsent(one[0])]

    def _marked(self, state: RememberedState, runtime: Any) -> list[tuple[str, BaseMessage]]:
        """Each message of the state that is no summary, with the mark that it has in the scope."""
        where, scope = self._where(state), tuple(sorted(self._scope_of(runtime)))
        said = [one for one in state["messages"] if not one.additional_kwargs.get("lc_source")]
        return [(self._mark(one, where, scope), one) for one in said]

    def _mark(self, message: BaseMessage, where: Conversation, scope: tuple[str, ...]) -> str:
        """The mark of a message; one that holds the same as when it was read last is not read again."""
        name, holds = (where.place, where.asked_by_agent, scope, message.id), held(message)
        kept = self._marks.get(name)
        if kept and holds is not None and kept[0] == holds:
            return kept[1]
        mark = digest(*scope, read([message], where).mark)
        _keep(self._marks, {name: (holds, mark)}, MOST_SENT)
        return mark

    def _where(self, state: RememberedState) -> Conversation:
        return Conversation(_place(state), self._user, self._agent, _is_of_subagent())

    def _scope_of(self, runtime: Any) -> list[str]:
        return list(self._scope(runtime) if callable(self._scope) else self._scope)

    def _is_done(self, mark: str, until: float) -> bool:
        """Whether a message that was sent needs no more remembering; waits, until then at most, for the first try."""
        pending = self._sent.get(mark, UNKNOWN)
        if isinstance(pending, Pending):
            return pending.tried.wait(max(0.0, until - time.monotonic())) and pending.done
        return pending is None

    def _is_unsent(self, mark: str) -> bool:
        pending = self._sent.get(mark, UNKNOWN)
        return pending is UNKNOWN or (isinstance(pending, Pending) and pending.given_up is not None)


def _keep(kept: OrderedDict[Name, Kept], more: Mapping[Name, Kept], most: int) -> None:
    """Keep more, and so many in all; the oldest go first."""
    kept.update(more)
    while len(kept) > most:
        kept.popitem(last=False)


def _place(state: AgentState[Any]) -> str:
    """The id of the thread; without one of the run, and without that of the first message."""
    config = get_config()
    thread = config.get("configurable", {}).get("thread_id")
    return str(thread or config.get("run_id") or next((one.id for one in state["messages"]), ""))


def _is_of_subagent() -> bool:
    """Whether this agent runs inside a tool of another one: its namespace names the nodes around it."""
    around = str(get_config().get("configurable", {}).get("checkpoint_ns", "")).split("|")[:-1]
    return any(node.partition(":")[0] == TOOLS for node in around)


def _with(system: SystemMessage | None, block: str) -> SystemMessage:
    """The system message with the block behind it: what does not change stays in front, so that it can be cached."""
    if system is None:
        return SystemMessage(block)
    if isinstance(system.content, str):
        return system.model_copy(update={"content": f"{system.content}\n\n{block}"})
    return system.model_copy(update={"content": [*system.content, {"type": "text", "text": block}]})
