"""How long the page at /explore takes in a Chromium: 1,000 turns, and one who has 2,000 neighbours."""

import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from cli.backend import Backend, open_backend
from cli.operations import facts, rights, sessions, writing
from cli.service import running_service
from extraction.records import EntityType
from graph.model import Message, Triple, TripleEnd

SCRIPT = Path(__file__).parent.parent / "tests" / "browser" / "scale.mjs"
CONTEXT = "large"
TURNS, NEIGHBOURS, AT_ONCE = 1000, 2000, 100
SYLLABLES = ["ka", "lo", "mi", "ren", "tos", "vi", "dra", "bel", "fu", "gor", "ha", "zel", "pim", "qua", "sud"]


def main() -> None:
    """Fill a memory of its own, open it on the page and print what each step took."""
    with tempfile.TemporaryDirectory() as folder, running_service(Path(folder)) as service:
        with open_backend(service.url, service.root_key, CONTEXT) as root:
            key = rights.create_context(root, CONTEXT, "").key
        with open_backend(service.url, key, CONTEXT) as memory:
            hub = _one_with_neighbours(memory)
            _talk(memory)
        words = ["node", str(SCRIPT), service.url, CONTEXT, key, shutil.which("chromium") or "chromium", hub]
        subprocess.run(words, check=True)


def _one_with_neighbours(memory: Backend) -> str:
    session = sessions.create(memory, ["user=u"], {}).id
    names = [_name(number) for number in range(NEIGHBOURS)]
    for first in range(0, NEIGHBOURS, AT_ONCE):
        triples = [
            Triple(subject=_end("Hub", "person"), predicate="knows", object=_end(name, "person"))
            for name in names[first : first + AT_ONCE]
        ]
        facts.add(memory, triples, session)
    return session


def _talk(memory: Backend) -> None:
    session = sessions.create(memory, ["user=u"], {}).id
    names = [_name(number).split()[0] for number in range(10)]
    said = [
        f"{names[n % 10]} lives in Porto. She likes tea, and {names[(n + 3) % 10]} came on day {n}."
        for n in range(TURNS)
    ]
    for first in range(0, TURNS, AT_ONCE):
        lines = [Message(role="user", content=text) for text in said[first : first + AT_ONCE]]
        writing.remember(memory, lines, session)


def _name(number: int) -> str:
    """A name that is far from others: who differs by a letter is a doubt."""
    chance = random.Random(number)
    return " ".join("".join(chance.choices(SYLLABLES, k=length)).capitalize() for length in (3, 4))


def _end(name: str, kind: EntityType) -> TripleEnd:
    return TripleEnd(name=name, type=kind)
