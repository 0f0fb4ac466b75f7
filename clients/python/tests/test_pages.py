"""The programs in the documentation do what their pages say."""

from pathlib import Path

import pages
from spectron_client import Settings


def test_the_page_of_the_client(settings: Settings, tmp_path: Path, repository: Path) -> None:
    (program,) = pages.programs(repository / "docs/clients/python.md")
    printed = pages.run(program, settings, tmp_path)
    assert "Beth moved to Porto." in printed
    assert {"Porto current", "Lisbon past"} <= set(printed.splitlines())
