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
    for count, rows in records.each(lambda tx, place: run(tx, "recall/contents", **place), _looked):
        memory.graph.write(lambda tx, rows=rows: run(tx, "recall/index", turns=rows))
        changed += len(rows)
        done(count)
    return changed


def stale(page: Page) -> list[Row]:
    """The turns of a page that are searched by other words than follow from their texts, with those that do."""
    told = {
        turn["id"]: words.indexed(turn["context"], turn["scope"], turn["content"]) for turn in page.records.values()
    }
    return [{"id": key, "words": told[key]} for key, turn in page.records.items() if turn["words"] != told[key]]


def _looked(page: Page) -> tuple[int, list[Row]]:
    """How many turns a page holds, and those of them that are stale."""
    return len(page.rows), stale(page)
