"""The types of answers are those of the OpenAPI document, field by field."""

import inspect
import types
import typing
from typing import Any

import httpx
import pytest

from service import Service
from spectron_client import answers, errors, routes
from spectron_client.replies import BY_STATUS

SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
TYPES = [one for _, one in inspect.getmembers(answers, typing.is_typeddict)]


@pytest.fixture(scope="session")
def schemas(service: Service) -> dict[str, Any]:
    return httpx.get(f"{service.url}/openapi.json", timeout=60).json()["components"]["schemas"]


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


def test_forgetting_names_what_the_service_takes(schemas: dict[str, Any]) -> None:
    assert set(typing.get_type_hints(routes.What)) == set(schemas["ForgetBody"]["properties"]) - {"dry_run"}


def test_every_status_of_the_service_is_an_error_of_ours(service: Service) -> None:
    paths = httpx.get(f"{service.url}/openapi.json", timeout=60).json()["paths"]
    told = {int(status) for path in paths.values() for way in path.values() for status in way["responses"]}
    assert {status for status in told if status >= 400} <= set(BY_STATUS)
    assert all(issubclass(kind, errors.Problem) for kind in BY_STATUS.values())
