"""The latest open doubts are found, whoever asks, among those of others and of the same moment."""

from dataclasses import replace

import pytest

from graph import ids, scopes
from graph.access import Access
from graph.memory import Memory
from graph.reading import latestnotes
from graph.reading.doubts import NoteFilter
from graph.scopes import Lens

MAKE = """
UNWIND $rows AS row
CREATE (u:Uncertainty)
SET u = row, u.said_at = datetime('2030-01-01T00:00:00Z')
"""
MANY = 300
SEES_ANN = Lens(frozenset({"org=acme", "user=ann"}))


def doubt(context: str, number: int, ms: int, user: str) -> dict[str, object]:
    scope = ["org=acme", f"user={user}"]
    told = {"status": "open", "about": "", "reason": "ambiguous_name", "fact_ids": [], "entity_ids": [], "slot": None}
    source = {"session_id": "s", "turn_id": "t", "start": 0, "end": 1, "quote": "x", "role": "user", "speaker": user}
    trust = {"trust": 0.9, "origin": "turn", "confidence": 1.0, "recorded_ms": ms, "scope": scope}
    places = {"place": scopes.place(context, scope), "listed": ids.listed(context, ms)}
    return {"id": f"unc_{context}_{number:04d}", "context": context, **told, **source, **trust, **places}


def made(memory: Memory, rows: list[dict[str, object]]) -> None:
    memory.graph.write(lambda tx: tx.run(MAKE, rows=rows).consume())


def found(memory: Memory, access: Access, most: int) -> list[str]:
    rows = memory.graph.read(lambda tx: latestnotes.open_doubts(tx, access, NoteFilter(), most))
    return [row.id[-4:] for row in rows]


@pytest.mark.parametrize("lens", [SEES_ANN, Lens(open=frozenset({"org", "user"})), Lens(everything=True)])
def test_doubts_of_the_past_are_found_behind_many_of_others(memory: Memory, access: Access, lens: Lens):
    context = access.context_id
    others = [doubt(context, 10 + number, 10 + number, "ann" if lens != SEES_ANN else "ben") for number in range(MANY)]
    made(memory, [*(doubt(context, number, number, "ann") for number in range(3)), *others])

    expected = ["0000", "0001", "0002"] if lens == SEES_ANN else [f"{MANY + 10 - back:04d}" for back in (3, 2, 1)]
    assert found(memory, replace(access, lens=lens), 3) == expected


def test_a_doubt_is_found_behind_many_that_are_settled(memory: Memory, access: Access):
    context = access.context_id
    settled = [doubt(context, 10 + number, 10 + number, "ben") | {"status": "resolved"} for number in range(MANY)]
    made(memory, [doubt(context, 0, 1, "ann"), *settled])

    assert found(memory, access, 3) == ["0000"]


def test_of_many_doubts_of_one_moment_those_with_the_last_ids_are_told(memory: Memory, access: Access):
    made(memory, [doubt(access.context_id, number, 5, "ann") for number in range(MANY)])

    assert found(memory, access, 2) == [f"{MANY - 2:04d}", f"{MANY - 1:04d}"]
