"""The documents tell the truth: every command, setting and link in them exists, and none is left out."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString

import pytest

from api.app import create_app
from graph.engine.driver import Graph
from graph.settings import Settings
from tests.commands import PROGRAM, leaves

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OF_THE_CLIENT = {"SPECTRON_URL", "SPECTRON_API_KEY", "SPECTRON_CONTEXT_ID"}


def settings_table() -> str:
    """Give the rows of docs/settings.md as the settings themselves tell them."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "the platform's folder for user data" if name == "data" else field.default
        shown = "unset" if default is None else f"{default}" if name == "data" else f"`{default}`"
        rows.append(f"| `SPECTRON_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)


def shell_lines(page: Path) -> Iterator[str]:
    """Give the commands in the console and sh blocks of a page: what follows `$ `, or each line of a sh block."""
    for kind, block in re.findall(r"```(console|sh)\n(.*?)```", page.read_text(), flags=re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if kind == "sh" or line.startswith("$ "):
                yield line.removeprefix("$ ")


def commands_of(page: Path, program: str) -> Iterator[list[str]]:
    """Give the arguments of every call of `program`, also after a pipe and after variables."""
    for line in shell_lines(page):
        for part in line.split(" | "):
            words = shlex.split(part, comments=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                words.pop(0)
            if words and words[0] == program:
                yield words[1:]


def parse(words: list[str]) -> None:
    """Parse a call as the program would, and run nothing."""
    command: Any = PROGRAM
    rest = list(words)
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        command = command.commands[rest.pop(0)]
    if not hasattr(command, "commands"):
        command.make_context("spectron", rest).close()


def examples() -> list[str]:
    return sorted({shlex.join(words) for page in PAGES for words in commands_of(page, "spectron")})


@pytest.mark.parametrize("words", examples())
def test_every_spectron_call_in_the_documents_parses(words: str):
    parse(shlex.split(words))


@pytest.mark.parametrize("path", [" ".join(path) for path, _ in leaves()])
def test_every_command_has_an_example_of_itself_in_its_help(path: str):
    command = {" ".join(words): found for words, found in leaves()}[path]

    example = re.search(r"Example: (.*)", command.help)

    assert example
    words = shlex.split(example[1])
    words = words[words.index("spectron") + 1 :]
    assert " ".join(words).startswith(path)
    parse(words)


def test_every_address_in_the_documents_is_a_route():
    patterns = [re.sub(r"\{\w+\}", "[^/]+", path) for path in create_app(Settings()).openapi()["paths"]]
    named = {path for page in PAGES for path in re.findall(r"/api/v1/[^\s\"'?`]+", page.read_text())}

    assert named
    assert [path for path in named if not any(re.fullmatch(pattern, path) for pattern in patterns)] == []


@pytest.mark.parametrize(
    "query",
    [
        block
        for page in PAGES
        if page.name != "cypher.md"
        for block in re.findall(r"```cypher\n(.*?)```", page.read_text(), re.DOTALL)
    ],
)
def test_every_cypher_example_runs(graph: Graph, query: LiteralString):
    graph.read(lambda tx: tx.run(query, context="of nobody").consume())


def test_every_make_target_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    named = {words[0] for page in PAGES for words in commands_of(page, "make") if words}

    assert named
    assert named <= targets


def test_every_make_target_has_a_line_of_help():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))

    assert targets == set(re.findall(r"^([a-z]+):.*## \w", makefile, flags=re.MULTILINE))


def test_the_settings_page_says_what_the_settings_say():
    page = (ROOT / "docs" / "settings.md").read_text()

    assert settings_table() in page, f"docs/settings.md should hold:\n\n{settings_table()}"


def test_every_variable_in_the_documents_is_a_setting():
    known = {f"SPECTRON_{name.upper()}" for name in Settings.model_fields} | OF_THE_CLIENT
    named = {name for page in PAGES for name in re.findall(r"SPECTRON_[A-Z0-9_]*[A-Z0-9]", page.read_text())}

    assert named == known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())

    assert [target for target in targets if not (page.parent / target).exists()] == []
