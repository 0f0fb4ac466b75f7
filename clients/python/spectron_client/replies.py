"""What came back: the decoded answer, or the error that it stands for."""

import time
from email.utils import parsedate_to_datetime
from typing import Any, cast

import httpx

from spectron_client import errors

BY_CODE: dict[str, type[errors.Problem]] = {
    "message_conflict": errors.MessageConflict,
    "session_conflict": errors.SessionConflict,
    "idempotency_conflict": errors.IdempotencyConflict,
    "idempotency_in_flight": errors.IdempotencyInFlight,
    "storage_failed": errors.StorageFailed,
}
"""Codes that have a class of their own; the others have that of their status."""

BY_STATUS: dict[int, type[errors.Problem]] = {
    400: errors.Malformed,
    401: errors.Unauthorised,
    403: errors.Forbidden,
    404: errors.NotFound,
    405: errors.Malformed,
    406: errors.Malformed,
    408: errors.TooSlow,
    409: errors.Conflict,
    413: errors.TooLarge,
    415: errors.Malformed,
    422: errors.Invalid,
    429: errors.RateLimited,
    500: errors.Fault,
    502: errors.Unavailable,
    503: errors.Unavailable,
    504: errors.Unavailable,
}


def decoded(reply: httpx.Response | httpx.RequestError) -> dict[str, Any]:
    """The answer in a reply. Raises the Problem that the reply tells of, or Unreachable where none came."""
    if isinstance(reply, httpx.RequestError):
        why = str(reply).rstrip(".") or type(reply).__name__
        raise errors.Unreachable(f"The service does not answer: {why}.") from reply
    if reply.is_success:
        return _json(reply)
    raise problem_of(reply)


def problem_of(reply: httpx.Response) -> errors.Problem:
    """The error that a reply stands for, whoever wrote it: a proxy before the service sends no problem document."""
    told = _document(reply)
    code = str(told.get("code") or f"http_{reply.status_code}")
    kind = BY_CODE.get(code) or BY_STATUS.get(reply.status_code, errors.Problem)
    detail = told.get("detail") or f"The service answered with status {reply.status_code} {reply.reason_phrase}."
    problem = kind(str(detail), reply.status_code, code)
    problem.retry_after = _seconds(reply.headers.get("Retry-After"))
    problem.trace_id = told.get("trace_id")
    problem.errors = told.get("errors") or []
    return problem


def _json(reply: httpx.Response) -> dict[str, Any]:
    """The object in a reply. Raises Fault for anything else: a page of a proxy is no answer, whatever its status."""
    try:
        told = reply.json()
    except ValueError as error:
        raise errors.Fault("The service answered with what is not JSON.", reply.status_code, "none") from error
    if not isinstance(told, dict):
        raise errors.Fault("The service answered with JSON that is no object.", reply.status_code, "none")
    return cast("dict[str, Any]", told)


def _document(reply: httpx.Response) -> dict[str, Any]:
    try:
        told = reply.json()
    except ValueError:
        return {}
    return cast("dict[str, Any]", told) if isinstance(told, dict) else {}


def _seconds(told: str | None) -> float | None:
    """The seconds from now of a `Retry-After`, which is a number or a date; None for what is neither."""
    if not told:
        return None
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
