"""Bodies that ask what holds, what has changed, and what matters."""

from pydantic import Field

from api.bodies.base import Body, shown
from api.fields import Id, Moment, Note, Scope
from graph.model import Category
from graph.reading.contextblocks import MOST_CHARS, ContextFilter
from graph.reading.states import StateFilter


class StateBody(Body):
    model_config = shown(scope=["org=acme", "user=u_alice"], categories=["identity"])

    scope: Scope | None = Field(None, description="Left out, all that the key sees.")
    subject: Id | None = Field(None, description="Only what is known of this entity.")
    categories: list[Category] | None = None
    as_of: Moment | None = Field(None, description="What the memory knew then.")
    valid_at: Moment | None = Field(None, description="What was true then.")
    limit: int = Field(100, ge=1, le=500, strict=True, description="Most facts in the reply.")

    def filter(self) -> StateFilter:
        return StateFilter(
            scope=None if self.scope is None else tuple(self.scope),
            subject=self.subject,
            categories=None if self.categories is None else tuple(self.categories),
            as_of=self.as_of,
            valid_at=self.valid_at,
            limit=self.limit,
        )


class StateDiffBody(Body):
    model_config = shown(since="2024-05-01T00:00:00Z", until="2024-06-01T00:00:00Z", scope=["org=acme"])

    since: Moment = Field(description="What the memory knew then is compared …")
    until: Moment = Field(description="… with what it knew then.")
    scope: Scope | None = Field(None, description="Left out, all that the key sees.")


class QuestionBody(Body):
    model_config = shown(query="Where does Alice work now?", scope=["org=acme", "user=u_alice"])

    query: Note = Field(description="What the next answer is about.")
    scope: Scope | None = Field(None, description="Left out, all that the key sees.")
    limit: int = Field(20, ge=1, le=500, strict=True, description="Most turns in the block.")
    max_chars: int = Field(8000, ge=1, le=MOST_CHARS, strict=True, description="Most characters in the block.")

    def filter(self) -> ContextFilter:
        return ContextFilter(self.query, tuple(self.scope or ()), self.limit, self.max_chars)
