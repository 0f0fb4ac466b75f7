"""LoCoMo as messages and questions: long conversations of two people, each question with the turns that answer it.

The data stay in the folder of corpora: they are for measuring alone.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graph.model import Message

DEVELOPMENT, CHECK = (26, 30, 41, 42), (43,)
"""The conversations on which weights are fitted, and the one that they never see."""
CATEGORIES = {1: "several turns", 2: "time", 3: "has to be concluded", 4: "one turn"}
"""Those that have an answer; the names in use elsewhere disagree with each other, the numbers do not."""
TURN_ID = re.compile(r"D\d+:\d+")
BETWEEN = timedelta(seconds=30)
MOST_SESSIONS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the ids of the messages that answer it."""

    text: str
    category: int
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation, session by session. Ids of messages are unique among all conversations."""

    number: int
    sessions: list[list[Message]]
    questions: list[Asked]

    @property
    def asked_at(self) -> datetime:
        """The day after its last message."""
        times = [said.said_at for session in self.sessions for said in session if said.said_at]
        return max(times) + timedelta(days=1)


def read(folder: Path, number: int) -> Conversation:
    """A conversation of the unpacked corpus. Raises FileNotFoundError."""
    told: dict[str, Any] = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    sessions = [_session(number, told, place) for place in range(1, MOST_SESSIONS) if f"session_{place}" in told]
    known = {message.id for session in sessions for message in session}
    questions = (_asked(number, row) for row in told["qa"] if row["category"] in CATEGORIES)
    return Conversation(number, sessions, [one for one in questions if one.answers and one.answers <= known])


def _session(number: int, told: dict[str, Any], place: int) -> list[Message]:
    began = datetime.strptime(told[f"session_{place}_date_time"], "%I:%M %p on %d %B, %Y").replace(tzinfo=UTC)
    rows: list[dict[str, Any]] = told[f"session_{place}"]
    return [_message(number, row, began + count * BETWEEN) for count, row in enumerate(rows)]


def _message(number: int, row: dict[str, Any], said_at: datetime) -> Message:
    """A turn; what a picture shows stands behind its words."""
    shown = f" [{row['blip_caption']}]" if row.get("blip_caption") else ""
    words = f"{row.get('text', '')}{shown}"
    return Message(
        role="user", content=words or "-", id=f"{number}:{row['dia_id']}", speaker=row["speaker"], said_at=said_at
    )


def _asked(number: int, row: dict[str, Any]) -> Asked:
    return Asked(row["question"], row["category"], frozenset(f"{number}:{one}" for one in _ids(row["evidence"])))


def _ids(evidence: list[str]) -> Iterator[str]:
    for text in evidence:
        yield from TURN_ID.findall(text)
