"""What the tools of MCP take: the bodies and parameters of their routes, under one roof where a tool has two."""

from pydantic import Field

from api.bodies.base import Body
from api.bodies.forgetting import ForgetBody
from api.bodies.questions import QuestionBody, StateBody
from api.bodies.writing import BatchBody
from api.queries import StateDiffQuery
from graph.fields import Id, Moment, Scope


class RememberInput(BatchBody):
    idempotency_key: Id | None = Field(
        None,
        description="Any text of your own: the same call under it is one write. Not needed where messages have ids.",
    )


class ContextInput(QuestionBody):
    session_id: Id | None = Field(None, description="For the next answer in this session; not beside scope.")


class StateInput(StateBody):
    session_id: Id | None = Field(
        None, description="What holds according to this session; not beside scope, subject and categories."
    )


class ForgetInput(ForgetBody):
    dry_run: bool = Field(default=True, description="True only says what would be erased; false erases it.")


class InspectInput(Body):
    fact_id: Id = Field(description="The id of a fact, as remember, recall, context and state give it.")


class DiffInput(StateDiffQuery):
    session_id: Id | None = Field(None, description="What changed in this session; else give since and until.")
    since: Moment | None = Field(None, description="Without a session: what the memory knew then is compared …")
    until: Moment | None = Field(None, description="… with what it knew then.")
    scope: Scope | None = Field(None, description="Without a session; left out, all that the key sees.")
