"""What goes into the record, and what goes out of it."""

from cli.backend import Local, operation
from graph.model import Infer, Message, Receipt, Remembered
from graph.writing import erasing, ingest
from graph.writing.forgetting import Forgetting
from graph.writing.ingest import Batch


@operation("POST", "/{context_id}/facts/batch")
def remember(
    here: Local,
    messages: list[Message],
    session_id: str | None = None,
    infer: Infer = "full",
    scope: list[str] | None = None,
) -> Remembered:
    return ingest.remember(here.memory, here.access, Batch(messages, session_id, scope, infer)).reply


@operation("POST", "/{context_id}/forget")
def forget(
    here: Local,
    *,
    turn_ids: list[str] | None = None,
    session_id: str | None = None,
    entity_id: str | None = None,
    scope: list[str] | None = None,
    query: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    tags = None if scope is None else tuple(scope)
    wanted = Forgetting(tuple(turn_ids or ()), session_id, entity_id, tags, query, dry_run)
    return erasing.forget(here.memory, here.access, wanted).reply
