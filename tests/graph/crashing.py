"""
A process that writes until it is killed: `python -m tests.graph.crashing CONTEXT ROUND`.

Each line of its output is a batch that was acknowledged, as the JSON list of its turn ids; `away` is a batch that the
graph refused because it was gone.
"""

import json
import sys
import threading
import time

from graph import sessions
from graph.access import Access, local_access
from graph.errors import GraphUnavailable
from graph.memory import Memory, open_memory
from graph.model import Message
from graph.settings import Settings
from graph.writing import ingest
from graph.writing.ingest import Batch

WRITERS = 3
BATCH = 4
TEXTS = ("I live in Porto.", "Ben works for Acme.", "I moved to Turin.", "I like tea.")
OUT = threading.Lock()


def main(context: str, name: str) -> None:
    with open_memory(Settings()) as memory:
        access = local_access(memory, context)
        writers = [threading.Thread(target=write, args=(memory, access, f"{name}.{n}")) for n in range(WRITERS)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()


def write(memory: Memory, access: Access, name: str) -> None:
    """Batches for a session of the writer's own, without end."""
    number, session_id = 0, ""
    while True:
        number += 1
        messages = [Message(role="user", content=text) for text in TEXTS]
        try:
            session_id = session_id or sessions.create(memory, access, sessions.Opening(["org=acme"])).reply.id
            batch = Batch(messages, session_id, labels=[f"batch={name}.{number}"])
            say(json.dumps(ingest.remember(memory, access, batch).reply.turn_ids))
        except GraphUnavailable:
            say("away")
            time.sleep(0.1)


def say(line: str) -> None:
    with OUT:
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
