"""Reading turns one by one, each with the same number of turns before it, however they were sent.

So a batch gives what one call a turn gives.
"""

import time
from collections.abc import Iterable
from dataclasses import replace

from extraction.records import Utterance
from graph.memory import Reader
from graph.writing.hearing import Heard, Hearing
from graph.writing.reads import Read
from graph.writing.spoken import id_of, spoken
from graph.writing.turns import Draft
from graph.writing.unit import Place


def read_turns(reader: Reader, place: Place, hearing: Hearing, made: Iterable[Draft]) -> list[Read]:
    """Reads new turns of a session; what each speaks of is known to those after it."""
    found = list[Read]()
    for turn in made:
        read = read_turn(reader, place, hearing.heard(turn), turn) if turn.to_read else Read(turn)
        hearing.hear(turn, read.spoken)
        found.append(read)
    return found


def read_turn(reader: Reader, place: Place, heard: Heard, turn: Draft) -> Read:
    """Reads one turn."""
    from extraction.extract import read  # noqa: PLC0415 - see Reader.get

    began = time.perf_counter()
    window = [_utterance(place, draft) for draft in (*heard.before, turn)]
    reading = read(reader.get(), window, len(heard.before), heard.known)
    reading.steps_ms["reading"] = round((time.perf_counter() - began) * 1000, 2)
    cast = spoken(place, reading, len(heard.before))
    return Read(turn, reading, cast, [one.id for one in heard.before])


def _utterance(place: Place, draft: Draft) -> Utterance:
    """A turn as the reader sees it; whom its words are said to mean by the ids that their names have there."""
    told, where = draft.utterance(), replace(place, scope=draft.scope)
    meant = (
        replace(one, referent=replace(one.referent, known=id_of(where, one.referent))) if one.referent else one
        for one in told.meant
    )
    return replace(told, meant=tuple(meant)) if told.meant else told
