"""The description of the API, with what FastAPI does not say of it: the shape of errors, and headers of replies."""

from functools import cache
from typing import Any

from fastapi import FastAPI

from api import problems
from api.idempotency import REPLAYED

Described = dict[str, Any]

HEADERS: dict[str, Described] = {
    "Retry-After": {
        "description": "Seconds after which the same request may succeed.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "Allow": {"description": "The methods that the path takes.", "schema": {"type": "string"}},
    "WWW-Authenticate": {"description": "How a key may be sent.", "schema": {"type": "string"}},
    REPLAYED: {
        "description": "Given where the reply is the one that the first request under the Idempotency-Key got.",
        "schema": {"type": "string", "enum": ["true"]},
    },
}
OF_STATUS = {
    "401": "WWW-Authenticate",
    "405": "Allow",
    "409": "Retry-After",
    "429": "Retry-After",
    "503": "Retry-After",
}
"""The header that tells more of an error; of a conflict where the first request still runs."""


def describe(app: FastAPI) -> None:
    """Let the application describe itself whole."""
    drawn = app.openapi

    @cache
    def described() -> Described:
        page = drawn()
        page["components"]["schemas"] |= problems.schemas()
        page["components"]["headers"] = HEADERS
        for item in page["paths"].values():
            for operation in item.values():
                _complete(operation)
        return page

    app.openapi = described


def _complete(operation: Described) -> None:
    replies: dict[str, Described] = operation["responses"]
    replies |= {str(status): reply for status, reply in problems.documented(405).items()}
    for status, reply in replies.items():
        name = REPLAYED if _replays(operation, reply) else OF_STATUS.get(status)
        if name:
            reply["headers"] = {name: {"$ref": f"#/components/headers/{name}"}}


def _replays(operation: Described, reply: Described) -> bool:
    """Whether a reply may be one that was given before. Lines of progress never are."""
    keyed = any(one["name"] == "Idempotency-Key" for one in operation.get("parameters", ()))
    return keyed and "application/json" in reply.get("content", {})
