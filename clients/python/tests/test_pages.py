"""The programs in the documentation do what their pages say."""

from pathlib import Path

import pages
from spectron_client import Settings


def test_the_page_of_the_client(settings: Settings, tmp_path: Path, repository: Path) -> None:
    (program,) = pages.programs(repository / "docs/clients/python.md")
    printed = pages.run(program, settings, tmp_path)
    assert "Beth moved to Porto." in printed
    assert {"Porto current", "Lisbon past"} <= set(printed.splitlines())


def test_the_page_of_langchain(settings: Settings, tmp_path: Path, repository: Path) -> None:
    program, outbox = pages.programs(repository / "docs/clients/langchain.md")
    printed = pages.run(f"{program}\n{outbox}".replace("/var/lib/agent", str(tmp_path)), settings, tmp_path)
    assert printed.startswith("She lives in Lisbon.\n")
    assert "My sister Beth lives in Lisbon." in printed
    assert printed.endswith("Ann Where does Beth live?\nassistant She lives in Lisbon.\n")


def test_the_page_of_the_openai_agents_sdk(settings: Settings, tmp_path: Path, repository: Path) -> None:
    program, outbox = pages.programs(repository / "docs/clients/openai-agents.md")
    printed = pages.run(f"{program}\n{outbox}".replace("/var/lib/agent", str(tmp_path)), settings, tmp_path)
    assert printed.startswith("Lisbon is lovely.\nShe lives in Lisbon.\n")
    assert "My sister Beth lives in Lisbon." in printed
    assert printed.endswith("Ann Where does Beth live?\nSage She lives in Lisbon.\n")
