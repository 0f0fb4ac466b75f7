"""A correction of whom words mean, as a turn of the record: what it says, and what is read otherwise by it."""

import json
from typing import Any

from extraction.records import BY_HAND, SURE_BY_HAND, Meant, Mention, Reading
from graph import scopes
from graph.access import Access
from graph.errors import Invalid
from graph.memory import Memory
from graph.writing import meanings
from graph.writing.holding import hold
from graph.writing.meanings import RELINK, Meaning
from graph.writing.reads import Part, Read
from graph.writing.rereading import Change, Rereading, reread
from graph.writing.revising import Revised, revise
from graph.writing.spoken import spoken
from graph.writing.turns import Draft
from graph.writing.unit import Place, Unit

Row = dict[str, Any]
NOBODY = "nobody known"
MEANS = '" means '


def told(words: str, meant: Meant, note: str = "") -> str:
    """The correction as the text of its turn."""
    return f'"{words}{MEANS}{meant.referent.name if meant.referent else NOBODY}. {note}'.strip()


def meaning_of(turn_id: str, payload: Row) -> Meaning:
    """What the turn of a correction says of some words of another one."""
    return Meaning(turn_id, meanings.retold(payload))


def read_correction(place: Place, draft: Draft) -> Read:
    """What the turn of a correction says: it speaks of whom the words mean now.

    Raises Invalid where its text is not as `told` writes it.
    """
    meant = meaning_of(draft.id, json.loads(draft.payload or "{}")).meant
    if meant.referent is None:
        return Read(draft)
    name, start = meant.referent.name, 1 + meant.end - meant.start + len(MEANS)
    if draft.content[start : start + len(name)] != name:
        raise Invalid("the text of the correction is not what it keeps.")
    kind = "name" if meant.referent.named else "nominal"
    mention = Mention(0, start, start + len(name), name, kind, 0, BY_HAND, SURE_BY_HAND)
    reading = Reading((meant.referent,), (mention,))
    return Read(draft, reading, spoken(place, reading))


def reread_by(memory: Memory, access: Access, turn_id: str, payload: Row) -> Rereading:
    """How the session of the words reads with a correction. Raises NotFound, GraphUnavailable."""
    return reread(memory, access, payload["session"], Change(told={payload["turn"]: meaning_of(turn_id, payload)}))


def revise_by(unit: Unit, read: Read, change: Rereading) -> Revised:
    """Keeps the turn of a correction, and what is read otherwise by it. Raises Moved."""
    session = change.session
    where = Unit(unit.tx, unit.context, scopes.parse(session.scope), session.id, unit.now)
    hold(where, session.turn_count, change.revision)
    return revise(where, change, RELINK, Part(unit, [read]))
