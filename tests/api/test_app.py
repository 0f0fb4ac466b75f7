"""The description of the API is whole, and the service keeps to it."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck
from hypothesis import settings as bounded
from pydantic import SecretStr
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api import problems
from api.app import create_app
from api.idempotency import REPLAYED
from graph.settings import Settings
from tests.api.caller import ROOT_KEY

METHODS = {"get", "post", "patch", "delete"}
APP = create_app(Settings(root_key=SecretStr(ROOT_KEY)))
PAGE: dict[str, Any] = APP.openapi()
OPERATIONS = {
    f"{method} {path}": operation
    for path, item in PAGE["paths"].items()
    for method, operation in item.items()
    if method in METHODS
}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@schemathesis.serializer("application/x-ndjson")  # pyright: ignore[reportUntypedFunctionDecorator]
def as_lines(_: Any, value: Any) -> bytes:
    """A body of lines as it is sent."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


described = schemathesis.openapi.from_dict(PAGE)


def test_every_route_of_the_contract_is_there():
    below = "/api/v1/{context_id}"
    wanted = {
        "get /health",
        "get /ready",
        "get /metrics",
        "get /api/v1/health",
        "post /api/v1/contexts",
        "get /api/v1/contexts",
        "delete /api/v1/contexts/{context_id}",
        *(f"post {below}{path}" for path in ("/sessions", "/facts", "/facts/batch", "/state", "/state/diff", "/keys")),
        *(f"get {below}{path}" for path in ("/sessions", "/sessions/{session_id}", "/sessions/{session_id}/turns")),
        *(f"get {below}/sessions/{{session_id}}/{part}" for part in ("transcript", "context", "state", "state/diff")),
        f"patch {below}/sessions/{{session_id}}",
        *(f"get {below}/facts{path}" for path in ("", "/{fact_id}")),
        *(f"get {below}/facts/{{fact_id}}/{part}" for part in ("evidence", "history", "inspection")),
        *(f"get {below}/entities{path}" for path in ("", "/{entity_id}", "/{entity_id}/facts")),
        *(f"get {below}/entities/{{entity_id}}/{part}" for part in ("mentions", "history", "neighbourhood")),
        *(f"post {below}{path}" for path in ("/entities/merge", "/merges/{merge_id}/undo")),
        *(f"get {below}{path}" for path in ("/instructions", "/uncertainties", "/traces", "/traces/{trace_id}")),
        *(f"get {below}{path}" for path in ("/keys", "/me")),
        f"post {below}/keys/{{name}}/rotate",
        *(f"delete {below}{path}" for path in ("/keys/{name}", "/sessions/{session_id}")),
        *(f"post {below}{path}" for path in ("/forget", "/facts/{fact_id}/close", "/entities/{entity_id}")),
        *(f"post {below}{path}" for path in ("/context", "/uncertainties/{uncertainty_id}/resolve")),
        *(f"get {below}{path}" for path in ("/export", "/graph")),
        *(f"post {below}{path}" for path in ("/query", "/links/{link_id}")),
        f"post {below}/import",
        f"patch {below}/instructions/{{instruction_id}}",
        "post /mcp",
    }
    assert set(OPERATIONS) == wanted


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_a_route_is_described_with_its_name_sentence_and_errors(operation: dict[str, Any]):
    assert operation["operationId"]
    assert operation["summary"]
    assert operation["description"].endswith(".")
    assert set(operation["tags"]) <= {tag["name"] for tag in PAGE["tags"]}
    errors = {status: reply for status, reply in operation["responses"].items() if int(status) >= 400}
    if operation["tags"] != ["health"]:
        assert {"400", "401", "422", "429", "500", "503"} <= set(errors)
        assert operation["security"] == [{"api_key": []}, {"bearer": []}]
    if "requestBody" in operation:
        assert {"408", "413", "415"} <= set(errors)
    assert "405" in errors
    problem = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, reply in errors.items():
        if operation["tags"] == ["mcp"] and status != "405":  # its clients read errors of JSON-RPC alone
            assert set(reply["content"]) == {"application/json"}
        else:
            assert reply["content"] == problem
        assert ("Retry-After" in reply.get("headers", {})) is (status in {"409", "429", "503"})


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_a_writing_route_takes_an_idempotency_key(operation: dict[str, Any]):
    takes = {parameter["name"] for parameter in operation.get("parameters", [])}
    writes = {"create_context", "create_session", "create_key", "rotate_key", "remember_messages", "remember_text"}
    writes |= {"merge_entities", "undo_merge", "forget", "close_fact", "resolve_uncertainty", "revise_entity"}
    writes |= {"import_record", "relink"}
    assert ("Idempotency-Key" in takes) is (operation["operationId"] in writes)
    good = [reply for status, reply in operation["responses"].items() if int(status) < 300]
    replays = operation["operationId"] in writes - {"import_record"}
    assert all((REPLAYED in reply.get("headers", {})) is replays for reply in good)


def test_every_header_that_a_reply_names_is_described():
    named = {
        header["$ref"].removeprefix("#/components/headers/")
        for operation in OPERATIONS.values()
        for reply in operation["responses"].values()
        for header in reply.get("headers", {}).values()
    }
    assert named == set(PAGE["components"]["headers"])


def test_operation_ids_are_unique():
    ids = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(ids) == len(set(ids))


def test_every_reply_has_an_example():
    for operation in OPERATIONS.values():
        if "health" in operation["tags"] or "204" in operation["responses"]:
            continue
        good = next(reply for status, reply in operation["responses"].items() if int(status) < 300)
        assert all(content["example"] for content in good["content"].values())


def test_every_body_has_an_example():
    bodies = {name: schema for name, schema in PAGE["components"]["schemas"].items() if name.endswith("Body")}
    parts = {"MessageBody", "TripleBody", "EndBody"}
    assert {name for name, schema in bodies.items() if not schema.get("examples")} == parts


def test_the_codes_of_errors_are_a_closed_list():
    assert PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] == problems.all_codes()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a port of its own, as callers meet it."""
    own = Settings(data=tmp_path_factory.mktemp("service"), root_key=SecretStr(ROOT_KEY))
    server = uvicorn.Server(uvicorn.Config(create_app(own), port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def opened(address: str) -> dict[str, str]:
    """A context and its key."""
    reply = httpx.post(f"{address}/api/v1/contexts", headers={"API-KEY": ROOT_KEY}, json={})
    return reply.json()


@described.parametrize()  # pyright: ignore[reportUntypedFunctionDecorator]
@bounded(max_examples=2, deadline=None, derandomize=True, suppress_health_check=SLOW)
def test_the_service_answers_as_described_whatever_it_is_asked(case: Any, address: str, opened: dict[str, str]):
    """A glance; `make torture PART=fuzz` sends ten thousand requests."""
    below = case.path.startswith("/api/v1/{context_id}")
    if below:
        case.path_parameters["context_id"] = opened["id"]
    key = opened["key"] if below else ROOT_KEY
    case.call_and_validate(base_url=address, headers={"API-KEY": key}, checks=CHECKS)
