"""docs/clients/mcp.md: its program prints what it shows, its blocks start what they name, its table is the code's."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from api.mcp.resources import TEMPLATES
from api.mcp.tools import TOOLS
from tests.commands import PROGRAM
from tests.test_docs import OF_THE_CLIENT, ROOT

PAGE = (ROOT / "docs" / "clients" / "mcp.md").read_text()


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.usefixtures("http")
def test_the_program_prints_what_the_page_shows(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (program,), (shown,) = blocks("python"), blocks("text")
    file = tmp_path / "program.py"
    file.write_text(program)

    exec(compile(program, str(file), "exec"), {"__name__": "__main__"})  # noqa: S102 - the page's own

    assert capsys.readouterr().out == shown


def test_the_blocks_for_clients_name_a_command_and_settings_that_there_are():
    for block in blocks("json"):
        (server,) = json.loads(block)["mcpServers"].values()
        if server.get("type") == "http":
            assert server["url"].endswith(":9090/mcp")
        else:
            command: Any = PROGRAM.commands[server["args"][0]]
            command.make_context("spectron", server["args"][1:]).close()
            assert set(server.get("env", ())) <= OF_THE_CLIENT


def test_the_tables_name_each_tool_with_its_routes_and_each_resource():
    routes = [[tool.route, *([tool.in_session] if tool.in_session else [])] for tool in TOOLS.values()]
    asked = [", ".join(f"`{route.method} {route.path}`" for route in some) for some in routes]
    assert re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", PAGE, re.MULTILINE) == list(zip(TOOLS, asked, strict=True))
    assert re.findall(r"^\| `(spectron://.*)` \|", PAGE, re.MULTILINE) == [one.uri_template for one in TEMPLATES]
