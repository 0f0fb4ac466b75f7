"""A record that goes out and comes in is the same: in another engine, in another context, and where it was cut off."""

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graph import contexts, ids, scopes, sessions
from graph.access import Access, local_access
from graph.errors import Conflict, Forbidden, Invalid, MessageConflict, Refused, SessionConflict, TooLarge
from graph.memory import Memory
from graph.moving import exporting, lines
from graph.moving.batches import Into
from graph.moving.importing import Taken, take_in
from graph.moving.lines import MessageLine, SessionLine
from graph.rebuilding.checking import beside
from graph.rebuilding.comparing import differences
from graph.settings import Settings
from graph.verifying.verify import verify
from graph.writing import erasing
from graph.writing.forgetting import Forgetting
from tests.graph.moving.story import ACME, ADA, tell
from tests.graph.pictures import Picture
from tests.graph.portraits import portrait, unlike


@pytest.fixture(scope="module")
def told(memory: Memory) -> Access:
    return tell(memory)


def texts(memory: Memory, access: Access) -> list[str]:
    return [lines.written(line) for line in exporting.record(memory, access)]


def other(memory: Memory) -> Access:
    return local_access(memory, ids.new("ctx"))


def take(memory: Memory, access: Access, given: Iterable[str], **into: Any) -> Taken:
    last = Taken()
    for taken in take_in(memory, access, lines.read(given), Into(access.context_id, **into)):
        last = taken
    return last


def test_a_record_that_goes_to_another_engine_and_back_gives_the_same_graph(
    memory: Memory, told: Access, tmp_path: Path
):
    context, before = told.context_id, texts(memory, told)
    with beside(memory, Settings(data=tmp_path)) as elsewhere:
        there = local_access(elsewhere, context)
        taken = take(elsewhere, there, before)
        assert (taken.line, taken.skipped) == (len(before), 0)
        assert taken.sessions + taken.turns == len(before)
        assert list(differences(memory.graph, elsewhere.graph, context)) == []
        assert texts(elsewhere, there) == before
        contexts.delete(memory, context)
        take(memory, local_access(memory, context), texts(elsewhere, there))
        assert list(differences(memory.graph, elsewhere.graph, context)) == []
    assert texts(memory, told) == before
    assert list(verify(memory, context)) == []


def test_in_another_context_beside_it_a_record_gives_what_it_gave(memory: Memory, told: Access):
    copied = other(memory)
    take(memory, copied, texts(memory, told))
    one, two = (portrait(Picture(memory.graph, access.context_id)) for access in (told, copied))
    for picture in (one, two):
        # Corrections are kept in sessions whose ids follow from the context.
        picture["sessions"] = sorted(row.partition("'turns'")[2] for row in picture["sessions"])
    assert unlike(one, two) == []
    assert list(verify(memory, copied.context_id)) == []


def test_an_import_that_was_cut_off_goes_on_and_one_that_was_not_changes_nothing(memory: Memory, told: Access):
    given, access = texts(memory, told), other(memory)
    part = take(memory, access, given[:4])
    rest = take(memory, access, given)
    assert rest.skipped == part.turns > 0
    again = take(memory, access, given)
    assert (again.turns, again.sessions, again.skipped) == (0, 0, part.turns + rest.turns)


def test_what_a_key_may_not_read_is_not_exported(memory: Memory, told: Access):
    acme = dataclasses.replace(told, lens=scopes.lens(ACME))
    exported, everything = ([*exporting.record(memory, access)] for access in (acme, told))
    assert exported == [line for line in everything if line in exported]
    assert "Beth" not in repr(exported)
    assert "Ann Zorn" in repr(exported)
    assert {tuple(line.scope) for line in exported if isinstance(line, SessionLine)} == {tuple(ACME)}


def record(**more: Any) -> str:
    return json.dumps({"role": "user", "content": "Hm.", **more})


def test_an_export_ends_where_turns_are_forgotten_under_it(memory: Memory, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(exporting, "PAGE", 1)
    access = other(memory)
    take(memory, access, [record(infer="none", session_id="s")] * 3)
    begun = exporting.record(memory, access)
    _, first = next(begun), next(begun)
    assert isinstance(first, MessageLine)
    erasing.forget(memory, access, Forgetting(turn_ids=(first.turn_id or "",)))
    with pytest.raises(Conflict, match="session s were forgotten"):
        list(begun)
    assert len(list(exporting.record(memory, access))) == 3


CHAT = ['{"role": "user", "content": "My brother Otto lives in Bonn."}', '{"role": "assistant", "content": ""}']


def test_a_plain_chat_is_taken_in_once_where_the_file_has_a_name(memory: Memory):
    access = other(memory)
    first = take(memory, access, CHAT, scope=tuple(ADA), name="chat")
    again = take(memory, access, [*CHAT, CHAT[0].replace("Bonn", "Rome")], scope=tuple(ADA), name="chat")
    assert (first.sessions, first.turns) == (1, 2)
    assert (again.sessions, again.turns, again.skipped) == (0, 1, 2)
    assert ("Otto", "lives_in", "Rome", "current") in Picture(memory.graph, access.context_id).facts()


TRIPLE = {"subject": {"name": "Ada", "type": "person"}, "predicate": "role", "value": "pilot"}
BAD: dict[str, tuple[type[Refused], dict[str, Any]]] = {
    "no message": (Invalid, {"role": None}),
    "another text": (MessageConflict, {"id": "one"}),
    "triples of other words": (Invalid, {"triples": [TRIPLE]}),
    "too long": (TooLarge, {"content": "a" * 40_000}),
}


@pytest.mark.parametrize(("error", "bad"), BAD.values(), ids=BAD.keys())
def test_of_the_batch_of_a_bad_line_nothing_is_stored(memory: Memory, error: type[Refused], bad: dict[str, Any]):
    access = other(memory)
    take(memory, access, [record(id="one")], session_id="s")
    with pytest.raises(error, match=r"^Line 2\b"):
        take(memory, access, [record(), record(**{"content": "Else.", **bad})], session_id="s")
    assert Picture(memory.graph, access.context_id).count("Turn") == 1


NOBODY = f"ref_{26 * '0'}"
FORGED = {
    "of nobody": {"operation": "merge", "merge_id": "m", "into": NOBODY, "from": [NOBODY]},
    "of nothing": {"operation": "undo", "merge_id": "m", "from": []},
    "without an operation": {"referents": []},
    "without an end": {"operation": "close", "claims": [{"subject": 0}]},
    "of a stranger": {"operation": "close", "referents": [{"name": "A", "type": "person", "known": "A"}]},
    "with more": {"operation": "close", "mood": "gay"},
    "without words": {"operation": "relink", "start": 0},
}


@pytest.mark.parametrize("payload", FORGED.values(), ids=FORGED.keys())
def test_a_correction_that_no_memory_makes_is_refused(memory: Memory, payload: dict[str, Any]):
    access = other(memory)
    with pytest.raises(Invalid, match=r"^Line 1\b.* correction"):
        take(memory, access, [record(role="system", correction=payload)])


def test_a_session_of_another_scope_is_refused(memory: Memory):
    access = other(memory)
    sessions.create(memory, access, sessions.Opening(ACME, {}, "s"))
    with pytest.raises(SessionConflict, match=r"^Line 1:"):
        take(memory, access, ['{"type": "session", "id": "s", "scope": ["org=bolt"]}'])


def test_a_record_as_it_was_is_taken_from_admins_alone_and_inside_of_their_scope(memory: Memory, told: Access):
    given = texts(memory, told)
    writer = dataclasses.replace(other(memory), verbs=frozenset({"write"}))
    with pytest.raises(Forbidden, match="Line 2"):
        take(memory, writer, given)
    narrow = dataclasses.replace(other(memory), lens=scopes.lens(ACME))
    with pytest.raises(Forbidden, match="scope"):
        take(memory, narrow, given)
