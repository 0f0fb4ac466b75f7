"""What speaks for each turn of a pool: signals between 0 and 1, by name, a number a turn."""

import re

import numpy as np

from extraction.referents.nicknames import SHORT
from graph.recall import fusion
from graph.recall.fusion import Signals, signal
from graph.recall.pool import Pool, Row
from graph.recall.question import Question
from graph.recall.vectors import Floats, Vectors
from graph.writing import callings

ENOUGH = 0.15
"""How strongly a term has to be said to count as covered."""
COMPARED = 40
"""Turns whose meaning is compared with that of the question."""
DAY_MS = 86_400_000
FADING_DAYS = 30.0
"""After so long a turn is half as recent."""


def of_turns(vectors: Vectors, question: Question, pool: Pool, now_ms: int) -> Signals:
    """The signals of the turns of a pool, in their order."""
    contents = [turn["content"] for turn in pool.turns]
    reached = np.maximum(pool.said, pool.around)
    found: Signals = {
        "words": pool.said @ pool.telling,
        "around": pool.around @ pool.telling,
        "covered": (reached > ENOUGH).astype(np.float32) @ pool.telling,
        "speaker": _spoken_by(question, pool.turns),
        "telling": signal(all(kind.told.search(text) for kind in question.kinds) for text in contents)
        if question.kinds
        else signal(False for _ in contents),
        "statement": signal(not _QUESTION.search(text) for text in contents),
        "time": signal(_within(question, turn["said_ms"]) for turn in pool.turns),
        "recent": signal(recency(turn["said_ms"], now_ms) for turn in pool.turns),
    }
    return found | {"meaning": _meaning(vectors, question, contents, fusion.scores(found, "turn"))}


def _meaning(vectors: Vectors, question: Question, contents: list[str], scores: Floats) -> Floats:
    """Nearness of meaning, of those that stand best without it: the others are too far behind for it to matter."""
    best = np.argsort(-scores, kind="stable")[:COMPARED]
    near = np.zeros(len(contents), np.float32)
    near[best] = np.maximum(vectors.of([contents[place] for place in best]) @ question.vector, 0)
    return near


def recency(said_ms: int, now_ms: int) -> float:
    """1 for what is said now, a half after a month."""
    return FADING_DAYS / (FADING_DAYS + max(now_ms - said_ms, 0) / DAY_MS)


_QUESTION = re.compile(r"\?\W*$")


def _within(question: Question, said_ms: int) -> bool:
    return any(start <= said_ms < end for start, end in question.times)


def _spoken_by(question: Question, turns: list[Row]) -> Floats:
    """1 for the turns of the speaker whom the question names, where it is one alone."""
    speakers = {(turn["speaker"], turn["role"]) for turn in turns}
    named = {one for one in speakers if _names(question, *one)}
    return signal((turn["speaker"], turn["role"]) in named and len(named) == 1 for turn in turns)


def _names(question: Question, speaker: str, role: str) -> bool:
    called = callings.called(speaker, {"person"})
    short = {long for one in question.named for long in SHORT.get(one, ())}
    own = (question.of_asker and role == "user") or (question.of_agent and role == "assistant")
    return own or bool(called & (question.named | short))
