"""A graph that the memory has written has nothing wrong in it, and what is found is told without anybody's words."""

import random

import pytest

from extraction.records import Referent
from graph.access import Access, local_access
from graph.memory import Memory
from graph.reading import entities, facts, traces, turns
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.turns import TurnFilter
from graph.verifying.verify import verify
from graph.writing import deciding, merging, renaming
from graph.writing.erasing import forget
from graph.writing.forgetting import Forgetting
from graph.writing.renaming import Naming
from tests.graph.conversation import ACME, ALICE, BEN, PORTO, TURIN, Conversation, told
from tests.graph.statements import state, triple
from tests.graph.test_order import tell
from tests.graph.verifying.conftest import Breaking


def findings(memory: Memory, context: str, size: int = 500) -> list[str]:
    return [f"{one.check} {one.id}: {one.says}" for one in verify(memory, context, size)]


@pytest.mark.parametrize("seed", [0, 3])
def test_nothing_is_wrong_after_sessions_in_any_order(memory: Memory, seed: int):
    assert findings(memory, tell(memory, random.Random(seed)).context) == []


def test_nothing_is_wrong_in_an_empty_context(memory: Memory, context: str):
    assert findings(memory, context) == []


def test_nothing_is_wrong_after_merges_and_their_undoing(memory: Memory, access: Access):
    talk = Conversation(memory, access, ["org=acme"])
    benny = Referent("Benny King", "person")
    talk.say(told(BEN, "lives_in", PORTO))
    talk.say(told(BEN, "lives_in", TURIN), told(ALICE, "knows", benny))
    talk.say(told(benny, "works_for", ACME), told(benny, "lives_in", PORTO, modality="ended"))
    into, other = (
        entities.listed(memory, access, EntityFilter(name=name)).items[0].id for name in ("Ben", "Benny King")
    )
    made = merging.merge(memory, access, into, [other]).reply
    assert findings(memory, access.context_id) == []
    talk.say(told(benny, "likes", "tea"), told(BEN, "likes", "tea", modality="negated"))
    merging.undo(memory, access, made.merge_id or "")
    assert findings(memory, access.context_id) == []


def test_nothing_is_wrong_after_turns_are_forgotten(memory: Memory):
    context = tell(memory, random.Random(1)).context
    access = local_access(memory, context)
    for place in (1, 2):
        turn = turns.listed(memory, access, "a", TurnFilter()).items[place].id
        forget(memory, access, Forgetting(turn_ids=(turn,)))

    assert findings(memory, context) == []


def test_nothing_is_wrong_after_corrections_and_their_undoing(memory: Memory, access: Access):
    talk = Conversation(memory, access, ["org=acme"])
    talk.say(told(BEN, "lives_in", PORTO), told(BEN, "works_for", ACME))
    talk.say(told(BEN, "lives_in", TURIN, confidence=0.5))
    ben = entities.listed(memory, access, EntityFilter(name="Ben")).items[0].id
    renaming.revise_entity(memory, access, ben, Naming(name="Benjamin King", aliases=["Benny"]))
    job = facts.listed(memory, access, FactFilter(predicate="works_for")).items[0]
    closed = deciding.close(memory, access, job.id).reply
    assert findings(memory, access.context_id) == []

    turn = traces.show(memory, access, closed.trace_id).turn_ids
    forget(memory, access, Forgetting(turn_ids=tuple(turn)))
    assert findings(memory, access.context_id) == []


def test_nothing_is_wrong_where_claims_contradict_each_other(memory: Memory, access: Access):
    talk = Conversation(memory, access, ["org=acme", "user=u_alice"])
    talk.say(told(ALICE, "lives_in", PORTO), told(ALICE, "likes", "tea"))
    talk.say(told(ALICE, "lives_in", TURIN), role="assistant", speaker="assistant")
    talk.say(told(ALICE, "lives_in", TURIN, confidence=0.5))
    talk.say(told(ALICE, "lives_in", TURIN, modality="hedged"), told(ALICE, "likes", "tea", modality="negated"))
    talk.say(told(ALICE, "lives_in", TURIN), minute=-5)
    state(memory, access, triple("Alice", "lives_in", "Turin"), triple("Alice", "works_for", "Acme"))
    assert findings(memory, access.context_id) == []


def test_pages_of_any_size_find_the_same(broken: Breaking):
    breaking = "MATCH (t:Turn {context: $context}) SET t.said_ms = t.said_ms + 1 WITH count(t) AS turns"
    at_once = broken(breaking)

    assert sorted(broken(breaking, size=3), key=repr) == sorted(at_once, key=repr)
    assert len(at_once) > 3


def test_a_finding_names_the_record_and_nobodys_words(broken: Breaking):
    breaking = (
        "MATCH (m:Mention {context: $context, text: 'Porto'}) SET m.start = m.start + 1 WITH count(m) AS mentions"
    )
    found = [one for one in broken(breaking) if one.check == "span"]

    assert found
    assert not any("Porto" in one.model_dump_json() for one in found)
