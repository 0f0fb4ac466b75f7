"""Tables and lines in terminals of any width."""

import io

import pytest
from rich.console import Console, RenderableType
from rich.text import Text

from cli.drawing import Line, fields, table

FACT = "fact_fq1m0te2xfbn81tyh8s4apa34v"
ROWS = [(FACT, "Alice Moreau works_for Harlan Freight", "current", "since 2025-06-05", "I work at Harlan Freight")]
COLUMNS = "id fact status valid said"


def drawn(what: RenderableType, width: int) -> list[str]:
    """Give the lines that a terminal of this width shows."""
    console = Console(width=width, file=io.StringIO(), color_system=None)
    with console.capture() as shown:
        console.print(what)
    return [line.rstrip() for line in shown.get().splitlines()]


def test_a_table_that_fits_has_a_line_an_item_under_the_names_of_its_columns():
    head, item = drawn(table(COLUMNS, ROWS), 200)

    assert head.split() == COLUMNS.split()
    assert item == "  ".join(ROWS[0])


def test_a_table_that_is_too_wide_puts_what_is_known_of_an_id_below_each_other():
    assert drawn(table(COLUMNS, ROWS), 80) == [
        f"{FACT}  Alice Moreau works_for Harlan Freight",
        f"{' ' * len(FACT)}  current  since 2025-06-05  I work at Harlan",
        f"{' ' * len(FACT)}  Freight",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_id_is_broken_and_no_line_is_wider_than_the_terminal(width: int):
    lines = drawn(table(COLUMNS, ROWS), width)

    assert any(FACT in line for line in lines)
    assert max(map(len, lines)) <= width


def test_where_nothing_is_found_the_table_says_so():
    assert drawn(table(COLUMNS, []), 80) == ["nothing found"]


def test_what_does_not_fit_a_line_stands_under_its_words():
    said = Line(Text("2025-01-05 Alice: My sister Beth lives in Lisbon."), hang=11, indent=2)

    assert drawn(said, 34) == [
        "  2025-01-05 Alice: My sister Beth",
        "             lives in Lisbon.",
    ]


def test_what_could_drive_the_terminal_is_taken_out():
    assert drawn(table("name", [("Beth\x1b[2J\x07",)]), 80)[1] == "Beth [2J"
    assert drawn(fields(name="Beth\r\nAda", scope=""), 80) == ["name  Beth  Ada"]
