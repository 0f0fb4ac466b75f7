"""Agents of LangChain with the framework's own fake model."""

from collections.abc import Sequence
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatResult
from langgraph.checkpoint.memory import InMemorySaver


class FakeModel(GenericFakeChatModel):
    """The framework's fake model, which also takes tools, and keeps what it was asked."""

    asked: list[list[BaseMessage]] = []  # noqa: RUF012 - pydantic copies a default

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> "FakeModel":  # noqa: ARG002 - LangChain's
        return self

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        self.asked.append(messages)
        return super()._generate(messages, *args, **kwargs)


def model(*answers: AIMessage | str) -> FakeModel:
    return FakeModel(messages=iter(answers))


def agent(
    fake: FakeModel,
    *middleware: AgentMiddleware[Any, Any, Any],
    tools: Sequence[Any] = (),
    saver: Any = None,
    system_prompt: str | None = None,
    stop_before: Sequence[str] = (),
) -> Any:
    """An agent; with a saver, of which one is made if none is given, its threads are kept, with False they are not."""
    kept = InMemorySaver() if saver is None else saver or None
    stops = list(stop_before)
    return create_agent(
        fake,
        list(tools),
        middleware=middleware,
        checkpointer=kept,
        system_prompt=system_prompt,
        interrupt_before=stops,
    )


def thread(thread_id: str) -> Any:
    return {"configurable": {"thread_id": thread_id}}
