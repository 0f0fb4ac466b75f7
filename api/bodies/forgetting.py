"""The body that says what is to be forgotten."""

from typing import Self

from pydantic import Field, model_validator

from api.bodies.base import Body, shown
from graph.fields import Content, Id, Scope
from graph.writing.forgetting import Forgetting


class ForgetBody(Body):
    model_config = shown(turn_ids=["turn_01jz3v5h9q"], dry_run=True)

    turn_ids: list[Id] | None = Field(None, min_length=1, max_length=1000, description="These turns.")
    session_id: Id | None = Field(None, description="The session itself goes as well.")
    entity_id: Id | None = Field(None, description="Every turn that speaks of it.")
    scope: Scope | None = Field(None, min_length=1, description="All that was said where these tags hold.")
    query: Content | None = Field(None, description="Every turn that holds these words, in any case.")
    dry_run: bool = Field(default=False, strict=True, description="Only say what would be erased.")

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        named = (self.turn_ids, self.session_id, self.entity_id, self.scope, self.query)
        if sum(one is not None for one in named) != 1:
            raise ValueError("Name what to forget by exactly one of turn_ids, session_id, entity_id, scope and query.")
        return self

    def forgetting(self) -> Forgetting:
        return Forgetting(
            tuple(self.turn_ids or ()),
            self.session_id,
            self.entity_id,
            None if self.scope is None else tuple(self.scope),
            self.query,
            self.dry_run,
        )
