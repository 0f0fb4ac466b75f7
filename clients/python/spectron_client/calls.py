"""Requests as plain values: what to send, and what comes back."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar, cast
from urllib.parse import quote

from spectron_client.errors import Fault, NotJson

Answer = TypeVar("Answer")
Item = TypeVar("Item")

Method = Literal["GET", "POST", "PATCH"]
Moment = datetime | str
"""A time with its zone; as text in the way of RFC 3339."""

NO_ANSWER = "What answered is not the service: its reply has another shape. Look at the address and what is before it."


HALF = "What was given holds half of a surrogate pair, which is no character; leave it out."

KEY = re.compile(r"[!-~]([ -~]*[!-~])?")


@dataclass(frozen=True, slots=True)
class Call(Generic[Answer]):
    """A request to a route below the context. `answer` is what its reply is."""

    method: Method
    path: str
    answer: type[Answer]
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Mapping[str, Any] | None = None
    key: str | None = None
    """The `Idempotency-Key` of a write; under it the same write is done once, however often it is sent."""

    def answer_of(self, reply: Mapping[str, Any]) -> Answer:
        """The answer that a reply is. Raises Fault where it has no field of one: then something else has answered."""
        fields: frozenset[str] = getattr(self.answer, "__required_keys__", frozenset())
        if fields and fields.isdisjoint(reply):
            raise Fault(NO_ANSWER, 200, "none")
        return cast("Answer", reply)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """A request for the first page of a list; `items` is what the list is called in its reply."""

    path: str
    items: str
    item: type[Item]
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def page(self) -> Call[dict[str, Any]]:
        """The request for this page."""
        return Call("GET", self.path, dict[str, Any], self.query)

    def of(self, reply: Mapping[str, Any]) -> list[Item]:
        """The items in the reply to that request. Raises Fault where it has none."""
        items = reply.get(self.items)
        if not isinstance(items, list):
            raise Fault(NO_ANSWER, 200, "none")
        return cast("list[Item]", items)

    def after(self, reply: Mapping[str, Any]) -> "Listing[Item] | None":
        """What to ask for the next page; None after the last. Raises Fault where the reply does not say."""
        page = reply.get("page")
        if not isinstance(page, Mapping) or not {"has_more", "next_cursor"} <= set(page):
            raise Fault(NO_ANSWER, 200, "none")
        return replace(self, query={**self.query, "cursor": page["next_cursor"]}) if page["has_more"] else None


def route(template: str, **parts: str) -> str:
    """A path with ids in it. Raises NotJson for half of a surrogate pair."""
    return template.format(**{name: _segment(part) for name, part in parts.items()})


def _segment(part: str) -> str:
    """A part of a path; one of dots is no way to what lies above."""
    try:
        return quote(part, safe="") if part.strip(".") else part.replace(".", "%2E")
    except UnicodeEncodeError as error:
        raise NotJson(HALF) from error


def given(**fields: Any) -> dict[str, Any]:
    """The fields that have a value, with times as text."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in fields.items()
        if value is not None
    }


def content(call: Call[Any]) -> dict[str, Any]:
    """What to build an HTTP request of. Raises NotJson for a body that is none, and a key that is no header."""
    if call.key is not None and not KEY.fullmatch(call.key):
        raise NotJson("An Idempotency-Key is made of letters, digits and signs of ASCII, with no space around them.")
    headers = {"Idempotency-Key": call.key} if call.key else {}
    if call.body is None:
        return {"method": call.method, "url": call.path, "params": call.query, "headers": headers}
    headers["Content-Type"] = "application/json"
    return {"method": call.method, "url": call.path, "content": encoded(call.body), "headers": headers}


def encoded(value: object) -> bytes:
    """A value as JSON. Raises NotJson, with what stands in the way, for what JSON cannot hold."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise NotJson("What was given is nested too deep to be written as JSON.") from error
    except UnicodeEncodeError as error:
        raise NotJson(HALF) from error
    except (TypeError, ValueError) as error:
        raise NotJson(f"What was given cannot be written as JSON: {error}.") from error
