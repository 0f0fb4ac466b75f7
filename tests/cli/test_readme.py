"""The first screen of the README is what the command prints."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.command import on_a_terminal

README = (Path(__file__).parents[2] / "README.md").read_text()


def told(lines: str) -> list[str]:
    """Lines without what differs from run to run: colours, widths, ids, today's date, how sure the reader is."""
    for pattern, instead in [
        (r"\x1b\[[0-9;]*m", ""),
        (r"\b(sess|trace|fact)_(\w+|…)", r"\1_…"),
        (r"\d{4}-\d\d-\d\d", "today"),
        (r"0\.\d\d", "0.99"),
        (r" +", " "),
    ]:
        lines = re.sub(pattern, instead, lines)
    return [line.strip() for line in lines.splitlines() if line.strip()]


@pytest.mark.usefixtures("local")
def test_the_first_example_prints_what_the_readme_shows():
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert block
    for example in block[1].strip().split("\n\n"):
        command, _, shown = example.partition("\n")

        printed = on_a_terminal(*shlex.split(command)[2:], TERM="xterm", NO_COLOR="1", COLUMNS="120")

        assert told(printed) == told(shown)
