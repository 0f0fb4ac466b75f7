"""What is wrong with a value is told in our words, whatever is sent where."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from api import app
from api.bodies.base import Body
from api.queries import Query
from graph.moving.lines import MessageLine, SessionLine
from graph.sentences import OTHERWISE, place_of, sentence_of

JUNK: list[Any] = [
    *(None, 7, -1, 10**400, 1.5, float("nan"), True, b"x", "", " ", "x", "ü=", "\0", "\ud800", "x" * 40_000),
    *("2024-13-03T10:00:00Z", "2024-02-30T10:00:00Z", "2024-05-03T10:00:00", "2024-05-03T25:00:00Z", "2024-05-03"),
    *([], [7], ["x"] * 2000, ["org=acme", "org=bolt"], {}, {"x": 7}, {"x": float("inf")}, [{"x": 1}]),
]


def below(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every shape that is made from this one."""
    for child in shape.__subclasses__():
        yield child
        yield from below(child)


assert app, "imported so that every shape is there"
SHAPES = sorted({*below(Body), *below(Query), MessageLine, SessionLine}, key=lambda shape: shape.__name__)


def wrong(shape: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """Every error that junk in some field or in the place of a body leads to; a query can hold nothing but texts."""
    junk = [one for one in JUNK if isinstance(one, str)] if issubclass(shape, Query) else JUNK
    names = {field.alias or name for name, field in shape.model_fields.items()}
    for sent in (*(() if issubclass(shape, Query) else junk), *({name: one} for name in names for one in junk)):
        try:
            TypeAdapter(shape).validate_python(sent)
        except ValidationError as error:
            yield from (dict(one) for one in error.errors())


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_wrong_value_has_a_sentence_of_ours(shape: type[BaseModel]):
    told = {error["type"]: sentence_of(error) for error in wrong(shape)}
    assert told or not shape.model_fields
    raw = {kind: said for kind, said in told.items() if said == OTHERWISE or re.search(r"\{[a-z]\w*\}|nput", said)}
    assert raw == {}


def test_a_sentence_names_the_limit():
    assert sentence_of({"type": "string_too_long", "ctx": {"max_length": 200}}).endswith("200 characters.")


def test_a_place_is_written_as_whoever_sent_it_would():
    assert place_of(["messages", 0, "role"]) == "messages[0].role"
    assert place_of([]) == ""
