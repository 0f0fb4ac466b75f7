"""Reading new turns one by one, each with the same number of turns before it, however they were sent.

So a batch gives what one call a turn gives.
"""

import time
from collections.abc import Sequence

from extraction.records import Known, Reading
from graph.memory import Reader
from graph.writing.gazetteer import Gazetteer
from graph.writing.reads import Read
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Place

WINDOW = 8
"""Turns before a turn that are read along: what "she" can mean."""


def read_turns(
    reader: Reader, place: Place, tail: Sequence[Draft], made: Sequence[Draft], known: Gazetteer
) -> list[Read]:
    """Reads new turns after the last ones of their session; what each speaks of is known to those after it."""
    turns = [*tail, *made]
    casts = {turn.id: turn.cast for turn in tail}
    for turn in tail:
        known.learn(turn.cast)
    found = list[Read]()
    for number in range(len(tail), len(turns)):
        before = turns[max(number - WINDOW, 0) : number]
        turn = turns[number]
        reading = _read(reader, before, turn, known.known(turn, [casts[one.id] for one in before]))
        casts[turn.id] = tuple(spoken(place, reading))
        known.learn(casts[turn.id])
        found.append(Read(turn, reading, casts[turn.id], [one.id for one in before]))
    return found


def _read(reader: Reader, before: Sequence[Draft], turn: Draft, known: Sequence[Known]) -> Reading:
    from extraction.extract import read  # noqa: PLC0415 - see Reader.get

    began = time.perf_counter()
    window = [draft.utterance() for draft in (*before, turn)]
    reading = read(reader.get(), window, len(before), known)
    reading.steps_ms["reading"] = round((time.perf_counter() - began) * 1000, 2)
    return reading
