"""The graph follows from the record: played anew it is the same, id by id."""

import random
from pathlib import Path
from typing import LiteralString

import pytest

from graph.access import local_access
from graph.memory import Memory
from graph.reading import entities, turns
from graph.reading.entities import EntityFilter
from graph.reading.turns import TurnFilter
from graph.rebuilding.checking import beside, check
from graph.rebuilding.comparing import differences
from graph.rebuilding.rebuilding import rebuild
from graph.rebuilding.replaying import replay
from graph.settings import Settings
from graph.writing import erasing, merging, relinking, renaming, upsert
from graph.writing.forgetting import Forgetting
from graph.writing.renaming import Naming
from tests.graph.pictures import Picture
from tests.graph.portraits import portrait, unlike
from tests.graph.statements import triple
from tests.graph.test_order import tell


@pytest.fixture(scope="module")
def told(memory: Memory) -> Picture:
    """A context with messages, statements, a merge, a new name, corrected words, and a turn that was forgotten."""
    picture = tell(memory, random.Random(3))
    access = local_access(memory, picture.context)
    statements = upsert.Triples([triple("Ben", "works_for", "Acme")], scope=["org=acme"])
    upsert.assert_triples(memory, access, statements)

    def ident(name: str) -> str:
        return entities.listed(memory, access, EntityFilter(name=name)).items[0].id

    merging.merge(memory, access, ident("Ann Abel"), [ident("Ann Zorn")])
    renaming.revise_entity(memory, access, ident("Rex"), Naming(name="Rex the First"))
    said = turns.listed(memory, access, "a", TurnFilter(frozenset({"links"}))).items
    he = next(link for turn in said for link in turn.links or () if link.text == "He")
    relinking.relink(memory, access, he.id, ident("Ben"))
    turn = said[1].id
    erasing.forget(memory, access, Forgetting(turn_ids=(turn,)))
    return picture


def test_the_record_played_anew_gives_the_same_graph_even_if_it_was_cut_off(
    memory: Memory, told: Picture, tmp_path: Path
):
    class CutOffError(Exception):
        pass

    def cut(_: int) -> None:
        raise CutOffError

    with pytest.raises(CutOffError), beside(memory, Settings(data=tmp_path)) as scratch:
        replay(memory, scratch, told.context, cut)
    played = list[int]()
    with beside(memory, Settings(data=tmp_path)) as scratch:
        replay(memory, scratch, told.context, played.append)
        assert list(differences(memory.graph, scratch.graph, told.context)) == []
    assert 0 < sum(played) < told.count("Turn")


def test_what_does_not_follow_from_the_record_is_named_and_mended(memory: Memory, told: Picture):
    before = portrait(told)
    memory.graph.write(
        lambda tx: tx.run(
            "MATCH (f:Fact {context: $context, predicate: 'name'}) WITH f LIMIT 1 SET f.value = 'another'",
            context=told.context,
        ).consume()
    )
    played = list[int]()
    found = list(check(memory, told.context, played.append))
    assert [(one.kind, one.says) for one in found] == [("facts", "They differ in value.")]
    assert sum(played) == told.count("Turn")

    rebuild(memory, told.context, lambda _: None)
    assert unlike(portrait(told), before) == []


def test_a_rebuild_of_what_is_right_changes_nothing(memory: Memory, told: Picture):
    before = portrait(told)
    rebuilt = rebuild(memory, told.context, lambda _: None)
    assert (rebuilt.turns, rebuilt.changed_turns, rebuilt.rules) == (told.count("Turn"), 0, [])
    assert rebuilt.before == [rebuilt.extraction]
    assert unlike(portrait(told), before) == []


BREAKS: dict[str, LiteralString] = {
    "a claim of another rule": (
        "MATCH (c:Claim {context: $context, predicate: 'has_pet'}) WITH c LIMIT 1 SET c.rule = 'another'"
    ),
    "a lost claim": "MATCH (c:Claim {context: $context, predicate: 'has_pet'}) WITH c LIMIT 1 DETACH DELETE c",
    "a lost statement": (
        "MATCH (c:Claim {context: $context, predicate: 'works_for'}) WHERE c.rule = 'upsert' DETACH DELETE c"
    ),
    "a lost correction": "MATCH (c:Claim {context: $context, rule: 'correction'}) WITH c LIMIT 1 DETACH DELETE c",
    "another confidence": "MATCH (f:Fact {context: $context}) WITH f LIMIT 1 SET f.confidence = 0.1",
    "a fact from nowhere": (
        "MATCH (f:Fact {context: $context, predicate: 'name'}) WITH f LIMIT 1 SET f.status = 'denied'"
    ),
}


@pytest.mark.parametrize("query", BREAKS.values(), ids=BREAKS.keys())
def test_a_rebuild_mends_what_does_not_follow_from_the_record(memory: Memory, told: Picture, query: LiteralString):
    before = portrait(told)
    memory.graph.write(lambda tx: tx.run(query, context=told.context).consume())
    assert unlike(portrait(told), before) != []

    rebuilt = rebuild(memory, told.context, lambda _: None)

    assert unlike(portrait(told), before) == []
    if "SET c.rule" in query:
        assert [(one.rule, one.before, one.after) for one in rebuilt.rules if one.rule == "another"] == [
            ("another", 1, 0)
        ]
