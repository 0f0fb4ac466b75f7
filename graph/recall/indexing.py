"""What turns are searched by, made anew: for turns of a time when words were cut otherwise, or not at all."""

from collections.abc import Callable

from graph.engine.queries import run
from graph.memory import Memory
from graph.recall import words
from graph.verifying.pages import Page, Records

PAGE = 500
Row = dict[str, str]


def reindex(memory: Memory, context_id: str, done: Callable[[int], None]) -> int:
    """Write what the turns of a context are searched by where it is not as it has to be; gives their number.

    `done` is told how many turns each page holds. Raises GraphUnavailable.
    """
    changed = 0
    records = Records(memory.graph, context_id, PAGE)
    for count, stale in records.each(lambda tx, place: run(tx, "recall/contents", **place), _stale):
        memory.graph.write(lambda tx, stale=stale: run(tx, "recall/index", turns=stale))
        changed += len(stale)
        done(count)
    return changed


def _stale(page: Page) -> tuple[int, list[Row]]:
    """How many turns a page holds, and those with other words than they have to have."""
    found = list[Row]()
    for turn in page.records.values():
        told = words.indexed(turn["context"], turn["scope"], turn["content"])
        if turn["words"] != told:
            found.append({"id": turn["id"], "words": told})
    return len(page.rows), found
