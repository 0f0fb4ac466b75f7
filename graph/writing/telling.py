"""What turns say that need no reading: statements written as such, and corrections."""

from graph.writing.correcting import operation_of
from graph.writing.meanings import RELINK
from graph.writing.reads import Read
from graph.writing.rewording import read_correction
from graph.writing.stating import read_statement
from graph.writing.turns import Draft
from graph.writing.unit import Place
from graph.writing.upsert import read_triples

WHO_IS_WHO = frozenset({"merge", "undo"})
"""The operations of corrections that say nothing and change who is who."""


def read_told(place: Place, turn: Draft) -> Read:
    """What a turn says whose words are not to be read. Raises Invalid where they are not what it keeps."""
    if turn.kind == "upsert":
        return read_triples(place, turn)
    if turn.kind != "correction" or operation_of(turn) in WHO_IS_WHO:
        return Read(turn)
    return read_correction(place, turn) if operation_of(turn) == RELINK else read_statement(place, turn)
