"""The record over HTTP: out as lines, and in from lines."""

import hashlib
import json
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, cast

from anyio import CapacityLimiter
from fastapi import APIRouter, Depends, Query, Request, UploadFile
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException

from api import examples, problems
from api.deps import CONTEXT, MemoryDep, Reader, Writer
from api.idempotency import Key
from api.overload import Places, importing, in_turn
from api.queries import ImportQuery
from graph.errors import SpectronError, StorageFailed
from graph.moving import exporting, lines
from graph.moving.batches import Into
from graph.moving.importing import Taken, take_in

router = APIRouter(prefix=CONTEXT, tags=["moving"])
imports = APIRouter(prefix=CONTEXT, tags=["moving"], dependencies=[Depends(importing)])
"""Its route reads its body itself, and is in flight from then on."""

NDJSON = "application/x-ndjson"
LINES = (NDJSON, "text/plain")
"""Content types of a body of lines, as they are described."""
ALIKE = frozenset({*LINES, "application/ndjson", "application/jsonl", "application/octet-stream", ""})
IN_MEMORY = 1024 * 1024
"""Bytes of a body that are kept in memory; what is more waits in a file until it is taken in."""
PIECE = 64 * 1024
"""Characters that are sent at a time, at least."""


def _described(example: str, *kinds: str) -> dict[str, Any]:
    return {"content": {kind: {"schema": {"type": "string"}, "example": example} for kind in kinds}}


async def _spooled(request: Request) -> AsyncGenerator[UploadFile]:
    """The body as a file, in flight once it has arrived.

    Raises HTTPException 415 for one that is not sent as lines of JSON, 503 where no place is free; StorageFailed.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ALIKE:
        raise HTTPException(415, f"Send a JSON document a line, with Content-Type: {NDJSON}.")
    in_flight: Places = request.state.in_flight
    with _temporary() as file:
        body = UploadFile(file)
        async for piece in request.stream():
            with _room():
                await body.write(piece)
        with _room():
            await body.seek(0)
        with in_flight.held():
            yield body


@contextmanager
def _temporary() -> Generator[BinaryIO]:
    """A file that is gone afterwards, even where the disk does not take what is still to be written."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whether it can be closed must not matter
    try:
        yield cast("BinaryIO", file)
    finally:
        with suppress(OSError):
            file.close()


@contextmanager
def _room() -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed("There is no room for the body, and nothing of it is stored; send it in parts.") from error


Body = Annotated[UploadFile, Depends(_spooled)]


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses=problems.READ | {200: _described(examples.RECORD, NDJSON)},
)
def export_record(memory: MemoryDep, access: Reader) -> StreamingResponse:
    """Give the record that the key may read, a session or a message a line; imported, it gives the same graph."""
    return _streamed(lines.written(line) for line in exporting.record(memory, access))


@imports.post(
    "/import",
    response_class=StreamingResponse,
    responses=problems.WRITE | {200: _described(examples.TAKEN_IN, NDJSON)},
    openapi_extra={"requestBody": {"required": False, **_described(examples.RECORD, *LINES)}},
)
async def import_record(
    request: Request,
    memory: MemoryDep,
    access: Writer,
    asked: Annotated[ImportQuery, Query()],
    body: Body,
    key: Key = None,
) -> StreamingResponse:
    """Take in what an export gave, or a plain chat: messages with a role and a content.

    The reply has a line of progress for each batch that is stored, and ends with a line that says `done`, or with an
    `error`. Send the same again after one: messages that are there, by their ids, are skipped. Messages without an
    id are given one under an Idempotency-Key.
    """
    name = hashlib.sha256(key.encode()).hexdigest()[:16] if key else None
    into = Into(access.context_id, asked.session_id, tuple(asked.scope), name)
    given = iter(lambda: body.file.readline(lines.MOST_BYTES + 1), b"")
    steps = _progress(take_in(memory, access, lines.read(given, asked.first_line), into))
    # What goes wrong before the first line has a status of its own.
    first = await in_turn(request.state.turns, steps)
    return StreamingResponse(_told(first, steps, request.state.turns), media_type=NDJSON)


async def _told(first: str | None, steps: Iterator[str], turns: CapacityLimiter) -> AsyncGenerator[str]:
    """A line as soon as its step is done."""
    line = first
    while line is not None:
        yield line + "\n"
        line = await in_turn(turns, steps)


def _progress(steps: Iterator[Taken]) -> Iterator[str]:
    """What each step took in. An error before the first is the reply's; a later one is the last line."""
    taken = next(steps, Taken())
    yield taken.model_dump_json()
    try:
        for taken in steps:
            yield taken.model_dump_json()
    except SpectronError as error:
        yield json.dumps({"error": json.loads(bytes(problems.reply_to(error).body))})
    else:
        yield json.dumps({**taken.model_dump(), "done": True})


def _streamed(texts: Iterator[str]) -> StreamingResponse:
    """Lines as they come, once the first one is there: what goes wrong before it has a status of its own."""
    first = list(next(texts, ()))
    return StreamingResponse(_pieces(chain(["".join(first)] if first else [], texts)), media_type=NDJSON)


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """Lines with their line breaks, several together."""
    piece = list[str]()
    size = 0
    for text in texts:
        piece.append(text + "\n")
        size += len(text)
        if size >= PIECE:
            yield "".join(piece)
            piece, size = [], 0
    yield "".join(piece)
