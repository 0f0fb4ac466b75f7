"""The types of answers are those of the OpenAPI document, field by field."""

import inspect
import re
import types
import typing
from typing import Any

import httpx
import pytest

from service import Service
from spectron_client import answers, errors, routes
from spectron_client.calls import Call, Listing
from spectron_client.replies import BY_STATUS

SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
TYPES = [one for _, one in inspect.getmembers(answers, typing.is_typeddict)]


def schemas_of(service: Service) -> dict[str, Any]:
    return httpx.get(f"{service.url}/openapi.json", timeout=60).json()["components"]["schemas"]


@pytest.fixture(scope="session")
def schemas(service: Service) -> dict[str, Any]:
    return schemas_of(service)


def shape_of_type(hint: Any) -> Any:
    """What a type says, in words that are compared."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return next(shape_of_type(one) for one in inner if one is not type(None)), "or null"
    if origin is typing.Literal:
        return sorted(inner)
    if origin is list:
        return "list", shape_of_type(inner[0])
    if origin is dict:
        return "map", "any" if inner[1] is Any else shape_of_type(inner[1])
    return SCALARS.get(hint) or hint.__name__


def shape_of_schema(schema: dict[str, Any]) -> Any:
    """What a schema says, in the same words."""
    if "anyOf" in schema:
        (one,) = (one for one in schema["anyOf"] if one.get("type") != "null")
        return shape_of_schema(one), "or null"
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "enum" in schema:
        return sorted(schema["enum"])
    if schema["type"] == "array":
        return "list", shape_of_schema(schema["items"])
    if schema["type"] == "object":
        values = schema["additionalProperties"]
        return "map", "any" if values is True else shape_of_schema(values)
    return schema["type"]


@pytest.mark.parametrize("kind", TYPES)
def test_an_answer_has_the_fields_that_the_service_describes(kind: Any, schemas: dict[str, Any]) -> None:
    ours = {name: shape_of_type(hint) for name, hint in typing.get_type_hints(kind).items()}
    theirs = {name: shape_of_schema(one) for name, one in schemas[kind.__name__]["properties"].items()}
    assert ours == theirs


def test_a_message_has_the_fields_that_the_service_takes(schemas: dict[str, Any]) -> None:
    body = schemas["MessageBody"]
    assert set(typing.get_type_hints(routes.Message)) == set(body["properties"])
    assert routes.Message.__required_keys__ == set(body["required"])


def paths(service: Service) -> dict[str, Any]:
    return httpx.get(f"{service.url}/openapi.json", timeout=60).json()["paths"]


def filled(make: Any) -> dict[str, Any]:
    """A value for every parameter of a request."""
    names: dict[str, Any] = {}
    for name, one in inspect.signature(make).parameters.items():
        hint = typing.get_type_hints(make)[name]
        fields = typing.get_args(hint)[0] if one.kind is one.VAR_KEYWORD else None
        names |= dict.fromkeys(typing.get_type_hints(fields) if fields else [name], "x")
    return names | ({"what": dict.fromkeys(typing.get_type_hints(routes.What), "x")} if "what" in names else {})


def taken(service: Service, made: Call[Any] | Listing[Any]) -> set[str]:
    """What the service takes in the query and the body of a request."""
    ways = {re.sub(r"\{\w+\}", "x", path): way for path, way in paths(service).items()}
    told = ways[f"/api/v1/x{made.path}"][made.method.lower() if isinstance(made, Call) else "get"]
    names = {one["name"] for one in told.get("parameters", ()) if one["in"] == "query"}
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body:
        names |= set(schemas_of(service)[body["$ref"].rsplit("/", 1)[-1]]["properties"])
    return names - ({"cursor", "limit"} if isinstance(made, Listing) else set())


REQUESTS = [one for _, one in inspect.getmembers(routes, inspect.isfunction) if one.__module__ == routes.__name__]


@pytest.mark.parametrize("make", [one for one in REQUESTS if not one.__name__.startswith("_")])
def test_a_request_asks_for_all_that_the_service_takes(make: Any, service: Service) -> None:
    names = filled(make)
    for left_out in ((), ("session_id",)) if make is routes.context else ((),):
        made = make(**{name: value for name, value in names.items() if name not in left_out})
        assert {*made.query, *(getattr(made, "body", None) or ())} == taken(service, made)


def test_forgetting_names_what_the_service_takes(schemas: dict[str, Any]) -> None:
    assert set(typing.get_type_hints(routes.What)) == set(schemas["ForgetBody"]["properties"]) - {"dry_run"}


def test_every_status_of_the_service_is_an_error_of_ours(service: Service) -> None:
    paths = httpx.get(f"{service.url}/openapi.json", timeout=60).json()["paths"]
    told = {int(status) for path in paths.values() for way in path.values() for status in way["responses"]}
    assert {status for status in told if status >= 400} <= set(BY_STATUS)
    assert all(issubclass(kind, errors.Problem) for kind in BY_STATUS.values())
