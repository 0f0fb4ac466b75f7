"""Requests to the routes of one context: in this process, or of a service elsewhere."""

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, cast
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from api.deps import BASE
from graph.errors import GraphUnavailable, Invalid

Given = dict[str, Any]

REPLY_WITHIN = 120.0
"""Seconds. A batch of a thousand messages is read word by word before the reply comes."""


@dataclass(frozen=True, slots=True)
class Route:
    """A route below a context, and what its body or query takes."""

    method: Literal["GET", "POST"]
    path: str
    takes: type[BaseModel] | None = None

    @property
    def in_path(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)

    @property
    def names(self) -> frozenset[str]:
        """Every argument that it takes."""
        return frozenset(self.in_path) | frozenset(self.takes.model_fields if self.takes else ())


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: arguments by name, and an Idempotency-Key; `once` makes one from them where there is none."""

    route: Route
    given: Given
    key: Any = None
    once: bool = False
    elsewhere: frozenset[str] = frozenset()
    """Arguments that fit only where there is a session, or only where there is none: the other way than here."""


def inside(app: ASGIApp, state: Mapping[str, Any], context_id: str, headers: dict[str, str]) -> httpx.AsyncClient:
    """A client of the routes of an application in this process, which has been started with `state`."""

    async def started(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    transport, url = httpx.ASGITransport(started), f"http://spectron{BASE}/{quote(context_id, safe='')}"
    return httpx.AsyncClient(transport=transport, base_url=url, headers=headers, trust_env=False)


def outside(api: httpx.URL, context_id: str, headers: dict[str, str]) -> httpx.AsyncClient:
    """A client of the routes of a service, which are found below `api`. No redirection takes words elsewhere."""
    url = api.join(f"{api.path.rstrip('/')}/{quote(context_id, safe='')}")
    return httpx.AsyncClient(base_url=url, headers=headers, timeout=REPLY_WITHIN)


async def ask(client: httpx.AsyncClient, asked: Asked) -> httpx.Response:
    """The reply of a route, a problem document among them; also for what never came to it."""
    try:
        return await client.send(_request(client, asked))
    except Invalid as error:
        return _problem(422, Invalid.code, str(error))
    except (UnicodeEncodeError, httpx.InvalidURL):
        return _problem(422, Invalid.code, "A text is too long here, or holds half of a character; mend it.")
    except RecursionError:
        return _problem(422, Invalid.code, "A value is nested too deep; send it flat.")
    except httpx.RequestError as error:
        told = f"The service at {client.base_url.copy_with(path='/')} does not answer ({type(error).__name__})."
        return _problem(503, GraphUnavailable.code, f"{told} Start it, or set SPECTRON_URL right, and try again.")


def document_in(reply: httpx.Response) -> Given | None:
    """The JSON object of a reply, or nothing where it holds none."""
    try:
        found = reply.json()
    except ValueError:
        return None
    return cast("Given", found) if isinstance(found, dict) else None


def problem_in(reply: httpx.Response) -> Given:
    """The problem document of a reply; one is made up for a reply that is none of Spectron's."""
    with suppress(ValidationError):
        return problems.Problem.model_validate_json(reply.content, strict=True).model_dump(exclude_none=True)
    detail = f"The service answered {reply.status_code}, as no Spectron does; SPECTRON_URL may name something else."
    return problems.problem_of(reply.status_code, GraphUnavailable.code, detail).model_dump(exclude_none=True)


def sentences(problem: Given) -> str:
    """What a problem document says, each wrong field in a line of its own."""
    wrong = [f"{one['field']}: {one['detail']}" for one in problem.get("errors") or ()]
    return "\n".join(wrong) or str(problem["detail"])


def _request(client: httpx.AsyncClient, asked: Asked) -> httpx.Request:
    """Raises Invalid for what cannot stand in a path or a header, or does not belong to this route."""
    for name in asked.elsewhere & asked.given.keys():
        raise Invalid(f"{name}: Leave this out {'beside' if 'session_id' in asked.given else 'without'} session_id.")
    in_path = {name: _id(name, asked.given.get(name)) for name in asked.route.in_path}
    path = asked.route.path.format(**{name: quote(value, safe="") for name, value in in_path.items()})
    given = {name: value for name, value in asked.given.items() if name not in in_path}
    if asked.route.method == "GET":
        return client.build_request("GET", path, params=given)
    body = json.dumps(given, sort_keys=True)
    made = f"mcp-{hashlib.sha256(body.encode()).hexdigest()}" if asked.once else None
    key = made if asked.key is None else _word("idempotency_key", asked.key)
    keyed = {"Idempotency-Key": key} if key else {}
    return client.build_request("POST", path, content=body, headers={"Content-Type": "application/json", **keyed})


def _id(name: str, value: object) -> str:
    """What may stand in a path: it leads nowhere else there."""
    if not isinstance(value, str) or not value:
        raise Invalid(f"{name}: Send a text.")
    if "/" in value or not value.strip("."):
        raise Invalid(f"{name}: There is no such id.")
    return value


def _word(name: str, value: object) -> str:
    """What may stand in a header."""
    if not isinstance(value, str) or not value or not value.isprintable():
        raise Invalid(f"{name}: Send a text on one line.")
    return value


def _problem(status: int, code: str, detail: str) -> httpx.Response:
    return httpx.Response(status, json=problems.problem_of(status, code, detail).model_dump(exclude_none=True))
