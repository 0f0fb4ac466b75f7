"""Contexts, keys, and what a key may."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from graph.model.shapes import Shape

Verb = Literal["read", "write", "forget", "admin"]


class Context(Shape):
    id: str
    description: str
    created_at: datetime


class NewContext(Context):
    key: str = Field(description="Full rights in this context. Shown once; only its hash is kept.")


class Key(Shape):
    id: str
    name: str
    verbs: list[Verb]
    scope: list[str]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = Field(default=None, description="To the minute.")


class NewKey(Key):
    key: str = Field(description="Shown once; only its hash is kept.")


class Me(Shape):
    context_id: str
    key: str
    verbs: list[Verb]
    scope: list[str]
