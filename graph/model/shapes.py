"""What the shapes have in common: how they read, pages of lists, spans of text."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

Item = TypeVar("Item")


class Shape(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PageInfo(Shape):
    has_more: bool
    next_cursor: str | None = None


class Page(Shape, Generic[Item]):
    """One page of a list; the API names `items` after what it lists."""

    items: list[Item]
    page: PageInfo


class Span(Shape):
    """Code points of the turn's content, end excluded."""

    start: int
    end: int
