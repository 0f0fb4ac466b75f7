"""The examples on the page of the API are what replies look like."""

from typing import Any

import pytest

from api import examples, replies
from api.bodies.questions import QuestionBody, RecallBody, StateBody, StateDiffBody
from api.bodies.rights import ContextBody, KeyBody
from api.bodies.sessions import MetadataBody, SessionBody
from api.bodies.writing import BatchBody, TextBody, TriplesBody
from graph import model
from graph.recall.shapes import Recalled

REPLIES: list[tuple[type[model.Shape], examples.Example]] = [
    (model.Context, examples.CONTEXT),
    (model.NewContext, examples.NEW_CONTEXT),
    (model.Key, examples.KEY),
    (model.NewKey, examples.NEW_KEY),
    (model.Me, examples.ME),
    (model.Session, examples.SESSION),
    (model.Turn, examples.TURN),
    (model.Link, examples.LINK),
    (model.Source, examples.SOURCE),
    (model.Fact, examples.FACT),
    (model.Entity, examples.ENTITY),
    (model.Neighbourhood, examples.NEIGHBOURHOOD),
    (model.Instruction, examples.INSTRUCTION),
    (model.Uncertainty, examples.UNCERTAINTY),
    (model.Diff, examples.DIFF),
    (model.Remembered, examples.REMEMBERED),
    (model.Inspection, examples.INSPECTION),
    (model.State, examples.STATE),
    (model.ContextBlock, examples.CONTEXT_BLOCK),
    (model.Trace, examples.TRACE),
    (Recalled, examples.RECALLED),
    (replies.Transcript, examples.TRANSCRIPT),
    (replies.SessionList, examples.page(sessions=[examples.SESSION])),
]
BODIES = [
    BatchBody,
    ContextBody,
    KeyBody,
    MetadataBody,
    QuestionBody,
    RecallBody,
    SessionBody,
    StateBody,
    StateDiffBody,
    TextBody,
    TriplesBody,
]


@pytest.mark.parametrize(("shape", "example"), REPLIES)
def test_an_example_has_the_shape_of_the_reply(shape: type[model.Shape], example: examples.Example):
    assert shape.model_validate(example)


@pytest.mark.parametrize("body", BODIES)
def test_an_example_of_a_body_is_accepted(body: Any):
    for example in body.model_config["json_schema_extra"]["examples"]:
        assert body.model_validate(example)


def test_the_quote_of_an_example_stands_in_its_turn():
    span, quote = examples.SOURCE["span"], examples.SOURCE["quote"]
    assert examples.TURN["content"][span["start"] : span["end"]] == quote
