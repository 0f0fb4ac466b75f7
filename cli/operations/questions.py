"""What answers a question."""

from datetime import datetime

from cli.backend import Local, operation
from graph.recall import recall as recalling
from graph.recall.recall import Wanted
from graph.recall.shapes import Recalled


@operation("POST", "/{context_id}/query")
def recall(
    here: Local,
    query: str,
    *,
    limit: int = 10,
    scope: list[str] | None = None,
    session_id: str | None = None,
    as_of: datetime | None = None,
    valid_at: datetime | None = None,
) -> Recalled:
    wanted = Wanted(query, limit, tuple(scope or ()), session_id, as_of=as_of, valid_at=valid_at)
    return recalling.recall(here.memory, here.access, wanted)
