"""What endpoints are given: the memory, and the caller's access to a context.

What never waits is `async`, since FastAPI hands each plain function to a thread, which takes longer than the function.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.fields import PathId
from api.overload import spend
from graph.access import Access, authorise, authorise_at_once, authorise_root
from graph.errors import Malformed
from graph.memory import Memory
from graph.model import Verb

BASE = "/api/v1"
CONTEXT = f"{BASE}/{{context_id}}"
ROOT = "root"
"""Stands for the root key, which has no id."""

API_KEY = APIKeyHeader(name="API-KEY", scheme_name="api_key", auto_error=False, description="A key of the context.")
BEARER = HTTPBearer(scheme_name="bearer", auto_error=False, description="The same key as a bearer token.")


async def _memory(request: Request) -> Memory:
    return request.state.memory


MemoryDep = Annotated[Memory, Depends(_memory)]


async def _key(
    api_key: Annotated[str | None, Security(API_KEY)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
) -> str | None:
    if api_key and bearer and api_key != bearer.credentials:
        raise Malformed("API-KEY and Authorization carry different keys; send one of them.")
    return api_key or (bearer.credentials if bearer else None)


Key = Annotated[str | None, Depends(_key)]


def _access_to(verb: Verb) -> Callable[[Request, PathId, MemoryDep, Key], Awaitable[Access]]:
    async def check(request: Request, context_id: PathId, memory: MemoryDep, key: Key) -> Access:
        access = authorise_at_once(memory, context_id, key, verb)
        access = access or await run_in_threadpool(authorise, memory, context_id, key, verb)
        request.state.context_id = access.context_id
        _let_in(request, access.key_id)
        return access

    return check


Reader = Annotated[Access, Depends(_access_to("read"))]
Writer = Annotated[Access, Depends(_access_to("write"))]
Forgetter = Annotated[Access, Depends(_access_to("forget"))]
Admin = Annotated[Access, Depends(_access_to("admin"))]


async def root(request: Request, memory: MemoryDep, key: Key) -> None:
    """Passes for the root key alone."""
    authorise_root(memory, key)
    _let_in(request, ROOT)


async def json_only(request: Request) -> None:
    """Refuses a body that is not sent as JSON."""
    carries_body = request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
    if request.method in {"POST", "PATCH"} and carries_body and not is_json:
        raise HTTPException(415, "Send the body as JSON, with Content-Type: application/json.")


def _let_in(request: Request, key_id: str) -> None:
    """Counts a request of a key, and refuses parameters in the address that the route's description does not name."""
    # For the log, which is to name only contexts and keys that exist.
    request.state.key_id = key_id
    spend(request, key_id)
    if request.query_params:
        operation = request.app.openapi()["paths"][request.scope["route"].path][request.method.lower()]
        named = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"}
        if unnamed := sorted(set(request.query_params) - named):
            raise RequestValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in unnamed])
