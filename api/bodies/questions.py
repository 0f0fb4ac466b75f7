"""Bodies that ask what holds, what has changed, and what matters."""

from typing import Literal

from pydantic import Field

from api.bodies.base import Body, shown
from graph.fields import Content, Id, Moment, Note, Scope
from graph.model import Category
from graph.reading.contextblocks import MOST_CHARS, ContextFilter
from graph.reading.states import StateFilter
from graph.recall.recall import MOST_HITS, Wanted
from graph.recall.shapes import HitKind


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


class RecallBody(Body):
    model_config = shown(query="Where did Beth move to?", limit=5, scope=["org=acme", "user=u_alice"])

    query: Content = Field(description="The question, in words; at most 32 KiB.")
    limit: int = Field(10, ge=1, le=MOST_HITS, strict=True, description="Most hits in the reply.")
    scope: Scope | None = Field(None, description="Left out, all that the key sees.")
    session_id: Id | None = Field(None, description="Only what was said in this session.")
    include: list[Literal["turns", "facts", "entities"]] = Field(
        ["turns", "facts", "entities"], min_length=1, description="Which kinds of hits are wanted."
    )
    as_of: Moment | None = Field(None, description="What the memory knew then.")
    valid_at: Moment | None = Field(None, description="Facts that were true then.")

    def wanted(self) -> Wanted:
        named: dict[str, HitKind] = {"turns": "turn", "facts": "fact", "entities": "entity"}
        return Wanted(
            self.query,
            self.limit,
            tuple(self.scope or ()),
            self.session_id,
            tuple(named[one] for one in self.include),
            self.as_of,
            self.valid_at,
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
    as_of: Moment | None = Field(None, description="What the memory knew then.")
    valid_at: Moment | None = Field(None, description="What was true then.")

    def filter(self) -> ContextFilter:
        sizes = self.limit, self.max_chars
        return ContextFilter(self.query, tuple(self.scope or ()), *sizes, self.as_of, self.valid_at)
