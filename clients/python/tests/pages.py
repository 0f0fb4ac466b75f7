"""The programs in the pages of the documentation, run as they are printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

from spectron_client import Settings

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def programs(page: Path) -> list[str]:
    """The Python blocks of a page."""
    return BLOCK.findall(page.read_text())


def run(program: str, settings: Settings, folder: Path) -> str:
    """Run a program against a service, in a process of its own, and give what it prints."""
    named = {
        "SPECTRON_URL": settings.url,
        "SPECTRON_API_KEY": settings.api_key,
        "SPECTRON_CONTEXT_ID": settings.context_id,
    }
    written = folder / "program.py"
    written.write_text(program)
    ended = subprocess.run(
        [sys.executable, written], env=os.environ | named, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
