"""
Takes the pictures of docs/pictures on the conversation of `spectron demo`: `python -m tests.pictures [FOLDER]`.

It takes a Chromium on the path, node, `npm install --prefix tests/browser`, Java 17 and Maven; a minute or two. The
kit is loaded into a real Neo4j Browser by each way that docs/looking.md names; where one fails, so does this. Into
FOLDER go the screenshots of each way.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cli.backend import open_backend
from cli.demo import CONTEXT, conversation
from cli.operations import rights, sessions, writing
from cli.service import Service, running_service

HERE = Path(__file__).parent
SCRIPTS = HERE / "browser"
PICTURES = HERE.parent / "docs" / "pictures"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")
COMMAND = [sys.executable, "-m", "cli.start"]


def main(shots: Path) -> None:
    """Take every picture, and print what was seen in the Browser."""
    with tempfile.TemporaryDirectory() as folder, running_service(Path(folder)) as service:
        key = told(service)
        node("picture.mjs", service.url, CONTEXT, key, CHROMIUM, str(PICTURES / "explore.png"))
        with neo4j_beside(service) as (settings, door):
            subprocess.run([*COMMAND, "export", "--to-neo4j", door["bolt"]], env=settings, check=True)
            password = (service.data / "neo4j" / "password").read_text()
            kit = f"{service.url.replace('127.0.0.1', 'localhost')}/browser"
            node("neo4jbrowser.mjs", door["page"], password, kit, CONTEXT, CHROMIUM, str(shots))
        shutil.copy(shots / "graph.png", PICTURES / "browser.png")


def told(service: Service) -> str:
    """Let a memory hear the conversation; gives the key of its context."""
    with open_backend(service.url, service.root_key, CONTEXT) as root:
        key = rights.create_context(root, CONTEXT, "").key
    with open_backend(service.url, key, CONTEXT) as memory:
        session = sessions.create(memory, ["user=u_marisol"], {}).id
        for line in conversation():
            writing.remember(memory, [line], session)
    return key


@contextmanager
def neo4j_beside(service: Service) -> Generator[tuple[dict[str, str], dict[str, Any]]]:
    """A Neo4j in the data folder of a service, as the settings that name both, and the way into it."""
    port = service.url.rpartition(":")[2]
    own = {"SPECTRON_DATA": str(service.data), "SPECTRON_PORT": port, "SPECTRON_CONTEXT_ID": CONTEXT}
    settings = {**os.environ, **own}
    with subprocess.Popen([*COMMAND, "graph", "up", "--neo4j"], env=settings, stdout=subprocess.PIPE) as up:
        try:
            yield settings, json.loads(up.stdout.readline() if up.stdout else b"")
        finally:
            up.terminate()


def node(script: str, *words: str) -> None:
    """Run one of the scripts that drive the browser."""
    subprocess.run(["node", str(SCRIPTS / script), *words], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as anywhere:
        given = Path(sys.argv[1]) if sys.argv[1:] else Path(anywhere)
        given.mkdir(exist_ok=True)
        main(given)
