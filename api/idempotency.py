"""`Idempotency-Key`: the same request sent twice is one write, with one reply."""

import hashlib
import json
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Response
from fastapi import Request as HttpRequest
from pydantic import BaseModel

from graph.errors import Malformed
from graph.fields import Id
from graph.requests import Request, Written

REPLAYED = "Idempotency-Replayed"

Reply = TypeVar("Reply", bound=BaseModel)

Key = Annotated[
    Id | None,
    Header(
        alias="Idempotency-Key",
        description="Any text of your own; sent again with the same body, it brings the first reply.",
    ),
]


async def request_of(http: HttpRequest, key: Key = None) -> Request | None:
    """What was asked under the caller's key, as a hash of route and body in whatever order its fields are.

    Raises Malformed for a body that is not JSON, or nested too deep: a route that takes none has not looked at it.
    """
    if key is None:
        return None
    try:
        body = json.dumps(json.loads(await http.body() or b"null"), sort_keys=True)
    except (ValueError, RecursionError) as error:
        raise Malformed("The body is not JSON that can be read; send JSON, or no body where none is needed.") from error
    return Request(key, hashlib.sha256(f"{http.method} {http.url.path}\n{body}".encode()).hexdigest())


Repeatable = Annotated[Request | None, Depends(request_of)]


def reply_of(written: Written[Reply], response: Response) -> Reply:
    """The reply of a write; a header tells whether it had been given before."""
    if written.replayed:
        response.headers[REPLAYED] = "true"
    return written.reply
