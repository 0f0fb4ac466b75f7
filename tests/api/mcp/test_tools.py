"""Every tool is made of routes that there are, and takes what they take."""

from typing import Any

import pytest

from api.app import create_app
from api.mcp.server import LISTED
from api.mcp.tools import REMEMBER, TOOLS, Tool
from graph.settings import Settings

PATHS = create_app(Settings()).openapi()["paths"]
BELOW = "/api/v1/{context_id}"
SAID = {"role": "user", "content": "Hello."}
every_tool = pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)


@every_tool
def test_a_tool_takes_what_its_routes_take(tool: Tool):
    routes = [tool.route, *([tool.in_session] if tool.in_session else [])]
    for route in routes:
        assert route.method.lower() in PATHS[BELOW + route.path]
        assert route.names <= tool.takes.model_fields.keys() | {"idempotency_key"}
    assert set[str]().union(*(route.names for route in routes)) == tool.takes.model_fields.keys()


@every_tool
def test_a_model_is_told_what_each_tool_and_argument_is_for(tool: Tool):
    listed = LISTED[tool.name]
    assert len(listed.description or "") > 100
    shapes = [listed.input_schema, *listed.input_schema.get("$defs", {}).values()]
    told = {name: field.get("description") for shape in shapes for name, field in shape["properties"].items()}
    plain = {"role", "speaker", "addressees", "categories", "labels"}
    assert {name for name, about in told.items() if not about} <= plain
    assert listed.output_schema
    assert listed.output_schema["type"] == "object"


def test_hints_say_what_a_tool_may_do():
    hints = {name: listed.annotations for name, listed in LISTED.items() if listed.annotations}
    assert {name for name, one in hints.items() if not one.read_only_hint} == {"remember", "forget"}
    assert {name for name, one in hints.items() if one.destructive_hint} == {"forget"}
    assert {name for name, one in hints.items() if not one.idempotent_hint} == {"remember"}
    assert {one.open_world_hint for one in hints.values()} == {False}


@pytest.mark.parametrize("messages", [[], [SAID], [{**SAID, "id": "m-1"}, SAID], [5], "Hello.", None])
def test_a_call_is_done_once_where_all_of_its_messages_have_ids(messages: Any):
    assert not REMEMBER.asked({"messages": messages}).once
    assert REMEMBER.asked({"messages": [{**SAID, "id": "m-1"}, {**SAID, "id": "m-2"}]}).once
