"""What turns are searched by: the words that follow from their texts, behind the codes of where they were said."""

from collections.abc import Iterator

from graph.engine.queries import run
from graph.recall.indexing import stale
from graph.verifying.pages import Finding, Page, Records


def words(records: Records) -> Iterator[Finding]:
    """What is wrong with the words by which turns are found."""
    return records.walk(lambda tx, place: run(tx, "recall/contents", **place), _words)


def _words(page: Page) -> Iterator[Finding]:
    for turn in stale(page):
        says = "The turn is searched by other words than its own; `spectron rebuild --words` makes them anew."
        yield Finding(check="words", id=turn["id"], says=says)
