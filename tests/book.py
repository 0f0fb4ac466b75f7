"""
The analysts' book: its questions, asked of the conversation that it tells of.

`python -m tests.book` writes the answers of the embedded engine into the book, where reading has changed them.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.answers import text
from graph.access import Access, local_access
from graph.engine.asking import Answer, Question, ask
from graph.engine.driver import Graph
from graph.memory import Memory, open_memory
from graph.moving.batches import Into
from graph.moving.importing import take_in
from graph.moving.lines import read
from graph.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "cypher.md"
QUESTION = re.compile(r"### (\d+)\. (.+)\n\n```cypher\n((?:.+\n)+?)```\n\n(\|.*(?:\n\|.*)*)")
CONTEXT = "book"


@dataclass(frozen=True)
class Asked:
    """A question of the book with the table that it prints."""

    number: int
    title: str
    cypher: str
    table: str


def questions() -> Iterator[Asked]:
    """Every question of the book, in order."""
    for number, title, cypher, table in QUESTION.findall(PAGE.read_text()):
        yield Asked(int(number), title, cypher, table)


def play(memory: Memory) -> Access:
    """Let a memory hear the conversation of the book; gives full rights in its context."""
    access = local_access(memory, CONTEXT)
    with (DOCS / "analysts.ndjson").open() as file:
        *_, _ = take_in(memory, access, read(file), Into(CONTEXT))
    return access


def answer(graph: Graph, cypher: str) -> str:
    """The answer to a question, as the book prints it."""
    return table(ask(graph, Question(cypher, {"context": CONTEXT}, rows=100, seconds=20)))


def table(found: Answer) -> str:
    """Rows as a table of Markdown."""
    rows = [found.columns, ["---"] * len(found.columns), *([text(value) for value in row] for row in found.rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows)


def _write_anew() -> None:
    page = PAGE.read_text()
    with tempfile.TemporaryDirectory() as folder, open_memory(Settings(data=Path(folder))) as memory:
        play(memory)
        for asked in questions():
            head = f"```cypher\n{asked.cypher}```\n\n"
            page = page.replace(f"{head}{asked.table}", f"{head}{answer(memory.graph, asked.cypher)}")
    PAGE.write_text(page)


if __name__ == "__main__":
    _write_anew()
