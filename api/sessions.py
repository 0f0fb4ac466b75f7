"""Sessions and their turns over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from api import examples, problems, transcriptpage, transcripts
from api.bodies.sessions import MetadataBody, SessionBody
from api.deps import CONTEXT, MemoryDep, Reader, Writer, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from api.queries import ContextQuery, SessionsQuery, StateDiffQuery, StateQuery, TranscriptQuery, TurnsQuery
from api.replies import SessionList, Transcript, TurnList
from graph import sessions
from graph.model import ContextBlock, Diff, Session, State
from graph.reading import contextblocks, diffs, states, turns
from graph.reading.contextblocks import ContextFilter
from graph.reading.states import StateFilter
from graph.reading.turns import TurnFilter

router = APIRouter(prefix=f"{CONTEXT}/sessions", tags=["sessions"], dependencies=[Depends(json_only)])


@router.post("", status_code=201, responses=problems.WRITE | examples.of(201, examples.SESSION))
def create_session(
    body: SessionBody, memory: MemoryDep, access: Writer, request: Repeatable, response: Response
) -> Session:
    """Open a session."""
    opening = sessions.Opening(body.scope, body.metadata, body.id)
    return reply_of(sessions.create(memory, access, opening, request), response)


@router.get("", responses=problems.READ | examples.of(200, examples.page(sessions=[examples.SESSION])))
def list_sessions(memory: MemoryDep, access: Reader, asked: Annotated[SessionsQuery, Query()]) -> SessionList:
    """List the sessions, oldest first."""
    page = sessions.listed(memory, access, asked.scope, asked.limit, asked.cursor)
    return SessionList(sessions=page.items, page=page.page)


@router.get(
    "/{session_id}",
    responses=problems.READ | examples.of(200, examples.SESSION),
)
def show_session(session_id: PathId, memory: MemoryDep, access: Reader) -> Session:
    """Show a session."""
    return sessions.show(memory, access, session_id)


@router.patch("/{session_id}", responses=problems.WRITE | examples.of(200, examples.SESSION))
def update_session(session_id: PathId, body: MetadataBody, memory: MemoryDep, access: Writer) -> Session:
    """Replace a session's metadata."""
    return sessions.update(memory, access, session_id, body.metadata)


@router.get("/{session_id}/turns", responses=problems.READ | examples.of(200, examples.page(turns=[examples.TURN])))
def list_turns(
    session_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[TurnsQuery, Query()]
) -> TurnList:
    """List the turns of a session in order, with their links and fact ids where asked for."""
    wanted = TurnFilter(frozenset(asked.include), asked.as_of)
    page = turns.listed(memory, access, session_id, wanted, asked.limit, asked.cursor)
    return TurnList(turns=page.items, page=page.page)


@router.get(
    "/{session_id}/transcript",
    response_model=Transcript,
    responses=problems.READ | examples.of(200, examples.TRANSCRIPT, examples.MARKDOWN),
)
def show_transcript(
    session_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[TranscriptQuery, Query()]
) -> Transcript | Response:
    """Show a whole session, with the entity of each name and pronoun, and the facts, beside each turn."""
    transcript = transcripts.of_session(memory, access, session_id, asked.as_of, asked.valid_at)
    if asked.format == "json":
        return transcript
    if asked.format == "html":
        return HTMLResponse(transcriptpage.html(transcript), headers=transcriptpage.HEADERS)
    return PlainTextResponse(transcripts.markdown(transcript), media_type="text/markdown")


@router.get("/{session_id}/context", responses=problems.READ | examples.of(200, examples.CONTEXT_BLOCK))
def show_context(
    session_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[ContextQuery, Query()]
) -> ContextBlock:
    """Give what an agent needs for its next answer: recent turns, facts, instructions, open doubts."""
    return contextblocks.of_session(memory, access, session_id, ContextFilter(**dict(asked)))


@router.get("/{session_id}/state", responses=problems.READ | examples.of(200, examples.STATE))
def show_session_state(
    session_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[StateQuery, Query()]
) -> State:
    """Show what holds according to one session."""
    return states.of_session(memory, access, session_id, StateFilter(**dict(asked)))


@router.get("/{session_id}/state/diff", responses=problems.READ | examples.of(200, examples.DIFF))
def diff_session_state(
    session_id: PathId, memory: MemoryDep, access: Reader, asked: Annotated[StateDiffQuery, Query()]
) -> Diff:
    """Show what changed after one turn and up to another."""
    return diffs.of_session(memory, access, session_id, asked.since_turn, asked.until_turn)
