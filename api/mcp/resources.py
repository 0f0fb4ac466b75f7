"""The resources: each session, and its transcript with whom the words mean and what follows from them."""

import re
from contextlib import suppress
from typing import TypeVar
from urllib.parse import quote, unquote

import httpx
from mcp.shared.exceptions import MCPError
from mcp.types import (
    ListResourcesResult,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)
from pydantic import BaseModel, ValidationError

from api.mcp.asking import Asked, Route, problem_in
from api.mcp.refusals import rpc_error
from api.queries import SessionsQuery, TranscriptQuery
from graph.errors import NotFound
from graph.model import PageInfo

JSON, MARKDOWN = "application/json", "text/markdown"
SESSIONS = "spectron://sessions"
NAMED = re.compile(rf"{SESSIONS}/([^/?#]+)(/transcript)?")

LIST = Route("GET", "/sessions", SessionsQuery)
SESSION = Route("GET", "/sessions/{session_id}")
TRANSCRIPT = Route("GET", "/sessions/{session_id}/transcript", TranscriptQuery)

Seen = TypeVar("Seen", bound=BaseModel)


class SessionSeen(BaseModel):
    """What is told of a session in a list."""

    id: str
    turn_count: int
    scope: list[str]


class SessionPage(BaseModel):
    """A page of sessions."""

    sessions: list[SessionSeen]
    page: PageInfo


TEMPLATES = [
    ResourceTemplate(
        name="session",
        title="Session",
        uri_template=f"{SESSIONS}/{{session_id}}",
        description="A conversation: its scope, its metadata, how many turns it has and when they were said.",
        mime_type=JSON,
    ),
    ResourceTemplate(
        name="transcript",
        title="Transcript of a session",
        uri_template=f"{SESSIONS}/{{session_id}}/transcript",
        description="Every turn of a conversation, with whom its names and pronouns mean and the facts beside it.",
        mime_type=MARKDOWN,
    ),
]


def list_asked(cursor: str | None) -> Asked:
    """The request for a page of sessions."""
    return Asked(LIST, {"cursor": cursor} if cursor else {})


def listed(reply: httpx.Response) -> ListResourcesResult:
    """The transcripts of a page of sessions. Raises MCPError for a refusal."""
    page = _sound(reply, SessionPage)
    found = [
        Resource(
            name=session.id,
            title=f"Transcript of {session.id}",
            uri=f"{SESSIONS}/{quote(session.id, safe='')}/transcript",
            description=f"{session.turn_count} turns, scope {', '.join(session.scope) or 'the whole context'}",
            mime_type=MARKDOWN,
        )
        for session in page.sessions
    ]
    return ListResourcesResult(resources=found, next_cursor=page.page.next_cursor)


def read_asked(uri: str) -> Asked:
    """The request that a resource stands for. Raises MCPError for the address of none."""
    named = NAMED.fullmatch(uri)
    if not named:
        told = f"There is no such resource; there are {' and '.join(one.uri_template for one in TEMPLATES)}."
        raise _refused({"status": 404, "code": NotFound.code, "detail": told})
    given = {"session_id": unquote(named[1])}
    return Asked(TRANSCRIPT, {**given, "format": "markdown"}) if named[2] else Asked(SESSION, given)


def read(uri: str, reply: httpx.Response) -> ReadResourceResult:
    """What a resource holds. Raises MCPError for a refusal."""
    kind = reply.headers.get("content-type", "").partition(";")[0]
    if read_asked(uri).route is SESSION:
        _sound(reply, SessionSeen)
    elif not reply.is_success or kind != MARKDOWN:
        raise _refused(problem_in(reply))
    return ReadResourceResult(contents=[TextResourceContents(uri=uri, mime_type=kind, text=reply.text)])


def _refused(problem: dict[str, object]) -> MCPError:
    return MCPError(**rpc_error(problem))


def _sound(reply: httpx.Response, shape: type[Seen]) -> Seen:
    """What a reply says. Raises MCPError for a refusal, and for the reply of something else."""
    if reply.is_success:
        with suppress(ValidationError):
            return shape.model_validate_json(reply.content)
    raise _refused(problem_in(reply))
