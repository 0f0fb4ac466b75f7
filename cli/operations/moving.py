"""The record out of a memory, and into one."""

import json
from collections.abc import Iterator

from cli.backend import Backend, Local
from cli.problems import error_from
from graph.moving import exporting, importing
from graph.moving.batches import Batch
from graph.moving.importing import Taken
from graph.moving.lines import written


def export(place: Backend) -> Iterator[str]:
    """The record, line by line."""
    if isinstance(place, Local):
        return map(written, exporting.record(place.memory, place.access))
    return place.lines("GET", "/export")


def store(place: Backend, batch: Batch) -> Taken:
    """Store a batch; an error names lines as they are numbered in the file."""
    if isinstance(place, Local):
        return importing.store(place.memory, place.access, batch)
    at = {number: written(line) for number, line in batch.messages}
    if batch.described:
        at[batch.first] = written(batch.session)
    text = "".join(f"{at.get(number, '')}\n" for number in range(batch.first, batch.last + 1))
    asked = {"scope": batch.session.scope, "first_line": batch.first}
    kind = {"Content-Type": "application/x-ndjson"}
    *_, last = place.lines("POST", "/import", params=asked, headers=kind, content=text.encode())
    told = json.loads(last)
    if "error" in told:
        raise error_from(told["error"], told["error"].get("status", 500))
    return Taken(**{name: told[name] for name in Taken.model_fields})
