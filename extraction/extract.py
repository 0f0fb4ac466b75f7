"""Reading, step by step: turns in; referents, mentions, claims, rules and doubts out."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter

from extraction import harvest
from extraction.claims.claims import read_claims
from extraction.language.nlp import English
from extraction.records import Known, Reading, Utterance
from extraction.referents import meant, names, references, speakers
from extraction.referents.register import Register

WARMING = ("My sister lives in Rome since May.", "She always works there on 2 projects, but not today.")


def read(english: English, window: Sequence[Utterance], first_new: int, known: Sequence[Known]) -> Reading:
    """Read the turns of a window from `first_new` on; the turns before it are there to be pointed at.

    The same window gives the same reading. `steps_ms` holds milliseconds a step.
    """
    steps: dict[str, float] = {}
    with _timed(steps, "parse"):
        docs = english.read_many(turn.content for turn in window)
    register = Register(docs, list(window), known)
    with _timed(steps, "names"):
        speakers.enter(register)
        speakers.bind(register)
        names.find(register)
        meant.bind(register)
    with _timed(steps, "references"):
        references.resolve(register, english)
    with _timed(steps, "claims"):
        claims = read_claims(register, first_new)
    return harvest.reading(register, claims, first_new, steps)


def warm(english: English) -> None:
    """Read a little of everything, so that tables are loaded before the first text of a user comes."""
    said_at = datetime(2000, 1, 1, tzinfo=UTC)
    window = [Utterance("user", "user", text, said_at) for text in WARMING]
    read(english, window, 0, ())


@contextmanager
def _timed(steps: dict[str, float], name: str) -> Generator[None]:
    start = perf_counter()
    yield
    steps[name] = (perf_counter() - start) * 1000
