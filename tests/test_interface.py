"""docs/interface.md lists every route and every command, with what the code says of it."""

import re
from collections.abc import Iterator
from pathlib import Path

from api.app import create_app
from graph.settings import Settings
from tests.commands import leaves

PAGE = (Path(__file__).parent.parent / "docs" / "interface.md").read_text()
HELP = {" ".join(words): found.help.splitlines()[0] for words, found in leaves()}


def rows(columns: str) -> list[list[str]]:
    """Give the rows of the table under these columns, cell by cell."""
    table = PAGE.split(f"\n| {columns} |\n")[1].split("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[1:]]


def routes() -> dict[str, str]:
    """Give what each route does, in the first line of its description."""
    paths = create_app(Settings()).openapi()["paths"]
    return {
        f"`{method.upper()} {path}`": about["description"].splitlines()[0]
        for path, methods in paths.items()
        for method, about in methods.items()
    }


def commands_of(cell: str) -> Iterator[str]:
    """Give the commands that a cell names, without their options."""
    yield from (words.split(" --")[0] for words in re.findall(r"`([^`]+)`", cell))


def test_every_route_stands_in_the_table_with_what_it_does():
    listed = [(route, does) for route, _, does in rows("route | command | what it does")]
    assert sorted(listed) == sorted(routes().items())


def test_every_command_stands_beside_its_route_or_in_a_table_of_its_own():
    beside = [name for _, cell, _ in rows("route | command | what it does") for name in commands_of(cell)]
    alone = {name: does for cell, does in rows("command | what it does") for name in commands_of(cell)}

    assert {*beside, *alone} == HELP.keys()
    assert alone.keys().isdisjoint(beside)
    assert alone == {name: HELP[name] for name in alone}
