"""Errors as HTTP tells them: one table from error to status, problem documents (RFC 9457), no stack trace."""

import json
import logging
import traceback
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import compile_path

from api.bodies.writing import ONE_TEXT, SOME_TRIPLES
from graph import errors, ids
from graph.sentences import place_of, sentence_of

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
CALLER_LEFT = 499
"""The status, as proxies have it, of a request whose caller left before its body had come. It is logged alone."""
MOST_FIELD_ERRORS = 20
MOST_PLACES = 8

STATUS: dict[type[errors.SpectronError], int] = {
    errors.Malformed: 400,
    errors.Refused: 400,
    errors.Unauthorised: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.MessageConflict: 409,
    errors.SessionConflict: 409,
    errors.KeyConflict: 409,
    errors.ContextConflict: 409,
    errors.IdempotencyConflict: 409,
    errors.IdempotencyInFlight: 409,
    errors.TooLarge: 413,
    errors.Invalid: 422,
    errors.SpectronError: 500,
    errors.GraphFault: 500,
    errors.MemoryShort: 500,
    errors.GraphUnavailable: 503,
    errors.EngineFailed: 503,
    errors.StorageFailed: 503,
}

HEADERS: dict[type[errors.SpectronError], dict[str, str]] = {
    errors.Unauthorised: {"WWW-Authenticate": 'Bearer realm="spectron"'},
    errors.IdempotencyInFlight: {"Retry-After": "1"},
    errors.GraphUnavailable: {"Retry-After": "5"},
    errors.EngineFailed: {"Retry-After": "5"},
    errors.StorageFailed: {"Retry-After": "60"},
}

HTTP_CODES = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    408: "too_slow",
    413: "too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
    503: "overloaded",
}
"""Codes of what HTTP itself refuses, mostly before a route is reached."""

HTTP_DETAILS = {
    404: "There is no such route; /docs shows those that there are.",
    405: "The route does not take this method; the Allow header names those that it takes.",
}

FAULT = "Something went wrong on our side; the log has it under the trace_id."
AWAY = "The graph cannot be reached now; send the same request again shortly."
OURS: dict[type[errors.SpectronError], str] = {errors.GraphUnavailable: AWAY, errors.EngineFailed: AWAY}
"""What a caller is told where the error's own words are for the operator."""


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str = Field(examples=["messages[0].role"])
    detail: str = Field(examples=["Choose one of 'user', 'assistant', 'system' or 'tool'."])


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(description="`urn:spectron:problem:` and the code.")
    title: str
    status: int
    detail: str = Field(description="A sentence that says what to do.")
    code: str = Field(description="One word of a closed list; test this, not the sentences.")
    trace_id: str | None = Field(None, description="Under what the log has it; faults of ours only.")
    errors: list[FieldError] | None = Field(None, description="Each field that is wrong.")


def all_codes() -> list[str]:
    """The closed list of codes."""
    return sorted({*(kind.code for kind in STATUS), *HTTP_CODES.values()})


def answer(app: FastAPI) -> None:
    """Give the application an answer to every error."""
    app.add_exception_handler(errors.SpectronError, _of_ours)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(ClientDisconnect, _of_leaving)


def document(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """A problem as a reply. Written in ASCII, since a wrong field's name may hold what UTF-8 cannot."""
    content = json.dumps(problem.model_dump(exclude_none=True))
    return Response(content, problem.status, headers, MEDIA_TYPE)


def fault(error: Exception) -> Response:
    """A fault of ours. The log gets where it happened, not what the exception says: that may quote a user."""
    trace_id = ids.new("trace")
    log.error("fault", extra={"trace_id": trace_id, "error": type(error).__name__, "at": _places(error)})
    code = error.code if isinstance(error, errors.SpectronError) else errors.SpectronError.code
    detail = str(error) if isinstance(error, errors.MemoryShort) else FAULT
    return document(problem_of(500, code, detail, trace_id=trace_id))


def problem_of(status: int, code: str, detail: str, **more: Any) -> Problem:
    title = code.replace("_", " ").capitalize()
    return Problem(type=f"urn:spectron:problem:{code}", title=title, status=status, detail=detail, code=code, **more)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error replies of a route, for its page in the API."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


BODY = documented(408, 413, 415)
ROOT_READ = documented(400, 401, 422, 429, 500, 503)
ROOT_WRITE = ROOT_READ | BODY | documented(404, 409)
READ = documented(400, 401, 403, 404, 422, 429, 500, 503)
READ_BY_BODY = READ | BODY
WRITE = READ_BY_BODY | documented(409)


def schemas() -> dict[str, Any]:
    """The schemas that `documented` points at, with the closed list of codes."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    inner = schema.pop("$defs")
    schema["properties"]["code"]["enum"] = all_codes()
    return {"Problem": schema, **inner}


def _of_ours(_: Request, error: Exception) -> Response:
    return reply_to(error)


def reply_to(error: Exception) -> Response:
    """The problem document of an error of ours, or of what HTTP itself refuses."""
    if isinstance(error, HTTPException):
        return _refused(error)
    kind = next(kind for kind in type(error).__mro__ if kind in STATUS)
    status = STATUS[kind]
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return fault(error)
    return document(problem_of(status, kind.code, OURS.get(kind, str(error))), HEADERS.get(kind))


def _of_http(request: Request, error: Exception) -> Response:
    refused = cast("HTTPException", error)
    reply = _refused(refused)
    if refused.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        reply.headers["Allow"] = _methods(request) or reply.headers["Allow"]
    return reply


def _refused(refused: HTTPException) -> Response:
    code = HTTP_CODES.get(refused.status_code, errors.Refused.code)
    detail = HTTP_DETAILS.get(refused.status_code, refused.detail)
    return document(problem_of(refused.status_code, code, detail), dict(refused.headers or {}))


def _methods(request: Request) -> str:
    """The methods that a path takes: the router names those of the first route that fits alone."""
    paths = request.app.openapi()["paths"]
    fitting = [path for path in paths if compile_path(path)[0].fullmatch(request.url.path)]
    exact = min(fitting, key=lambda path: path.count("{"), default=None)
    taken = {method.upper() for method in paths[exact]} if exact else set[str]()
    return ", ".join(sorted(taken | ({"HEAD"} if "GET" in taken else set())))


def _of_validation(_: Request, error: Exception) -> Response:
    found = cast("RequestValidationError", error).errors()
    broken = next((one for one in found if one["type"] == "json_invalid"), None)
    if broken:
        detail = f"The body is not JSON: {broken['ctx']['error']} at character {broken['loc'][-1]}."
        return document(problem_of(400, "malformed", detail))
    wrong = [FieldError(field=_field(one["loc"]), detail=sentence_of(one)) for one in found]
    more = f" See errors for {len(wrong) - 1} more." if len(wrong) > 1 else ""
    detail = f"{wrong[0].field}: {wrong[0].detail}{more}"
    return document(problem_of(422, errors.Invalid.code, detail, errors=wrong[:MOST_FIELD_ERRORS]))


def _of_leaving(_: Request, __: Exception) -> Response:
    return Response(status_code=CALLER_LEFT)


def _places(error: Exception) -> list[str]:
    """The innermost places, as `ingest.py:106 _read`."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def _field(place: Sequence[int | str]) -> str:
    """A place in a request as a caller would write it; the first key says whether it is in the body or the query."""
    return place_of(part for part in place[1:] if part not in (ONE_TEXT, SOME_TRIPLES)) or str(place[0])
