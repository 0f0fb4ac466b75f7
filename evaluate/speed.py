"""How long it takes to read a turn, and what the reader keeps in memory and on disk."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from evaluate.inputs import ROOT, TALK, Inputs
from evaluate.table import Row, Table
from extraction import extract
from extraction.language import nlp
from extraction.language.nlp import MODEL
from extraction.records import Utterance
from train.talk import format as talk

BEFORE = 4
"""Turns that are there to be pointed at, and were read when they were new."""
TURNS, ROUNDS = 300, 3
LONGEST = 200
"""Letters of a short turn."""
MB = 10**6
ALONE = """
from extraction import extract
from extraction.language import nlp
extract.warm(nlp.load())
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""
Turn = tuple[Utterance, ...]
"""The turns before, and the one to read."""


def measure(_: Inputs) -> Iterator[Table]:
    """Time fresh turns of talk, and weigh a process that does nothing but read."""
    turns = _turns(TALK)
    took = [min(times) for times in zip(*(list(_milliseconds(turns)) for _ in range(ROUNDS)), strict=True)]
    rows = [
        Row("one short turn, p50", f"{median(took):.0f} ms", "<= 20 ms"),
        Row("one short turn, p95", f"{quantiles(took, n=20)[-1]:.0f} ms", "<= 45 ms"),
        Row("tokens a second, turn by turn", f"{_tokens_a_second(turns):.0f}", note="tags, trees and names alone"),
        Row("resident memory, the reader alone", f"{_resident() / MB:.0f} MB", "<= 450 MB"),
        Row("model files", f"{_size(MODEL) / MB:.1f} MB", "<= 45 MB"),
    ]
    note = (
        f"{len(turns)} turns of talk of at most {LONGEST} characters, each with the {BEFORE} turns before it, which "
        f"were read before; every text is new. Of {ROUNDS} rounds the quickest of each turn counts."
    )
    yield Table("Speed and memory of reading", rows, note)


def _turns(folder: Path) -> list[Turn]:
    """Short turns, spread over the conversations; no text comes twice."""
    said_at, seen, found = datetime(2025, 1, 1, 9, tzinfo=UTC), set[str](), list[Turn]()
    for path in sorted(folder.glob("*.talk")):
        for conversation in talk.conversations(path):
            said = [Utterance(turn.role, turn.speaker or turn.role, turn.text, said_at) for turn in conversation.turns]
            for last in range(BEFORE, len(said)):
                if len(said[last].content) <= LONGEST and said[last].content not in seen:
                    found.append(tuple(said[last - BEFORE : last + 1]))
            seen |= {turn.content for turn in said}
    return found[:: -(-len(found) // TURNS)]


def _milliseconds(turns: Sequence[Turn]) -> Iterator[float]:
    """Read each turn with a reader that has read the texts of the turns before it."""
    english = nlp.load()
    extract.warm(english)
    for turn in turns:
        english.read_many(before.content for before in turn[:BEFORE])
        began = time.perf_counter()
        extract.read(english, turn, BEFORE, ())
        yield (time.perf_counter() - began) * 1000


def _tokens_a_second(turns: Sequence[Turn]) -> float:
    pipeline = nlp.load().nlp
    began = time.perf_counter()
    tokens = sum(len(pipeline(turn[-1].content)) for turn in turns)
    return tokens / (time.perf_counter() - began)


def _resident() -> int:
    """Bytes of memory of a process that has loaded the reader and read a little of everything."""
    said = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, check=True, capture_output=True, text=True)
    return int(said.stdout) * 1024


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
