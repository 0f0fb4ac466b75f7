"""A reader sees nothing beyond the key's scope, by whatever function it asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from graph import clock, ids, scopes, sessions
from graph.access import Access, local_access
from graph.errors import MessageConflict, NotFound
from graph.memory import Memory
from graph.model import Message, Remembered, Session, Triple, TripleEnd
from graph.reading import contextblocks, diffs, doubts, entities, facts, neighbourhoods, pictures, states, traces
from graph.reading import turns as session_turns
from graph.reading.contextblocks import ContextFilter
from graph.reading.doubts import NoteFilter
from graph.reading.entities import EntityFilter
from graph.reading.facts import FactFilter
from graph.reading.neighbourhoods import Walk
from graph.reading.states import StateFilter
from graph.reading.turns import TurnFilter
from graph.recall.recall import Wanted, recall
from graph.writing import gazetteer, ingest, turns, upsert
from graph.writing.ingest import Batch
from graph.writing.upsert import Triples

WORDS = ("Zanzibar", "Quixote", "Umbrella")
SECRET = [
    Message(role="user", content="I'm Quixote and I live in Zanzibar. I think I work for Umbrella.", id="m1"),
    Message(role="user", content="Always answer Quixote in French. Maybe I moved to Porto."),
]
Ask = Callable[[Memory, Access, Remembered], Any]


@pytest.fixture
def secret(memory: Memory, access: Access) -> Remembered:
    """What only the holder of Alice's scope may see."""
    return ingest.remember(memory, access, Batch(SECRET, scope=["org=acme", "user=u_alice"])).reply


def readers(access: Access) -> dict[str, Access]:
    """Keys that must not see it."""
    scopes_ = {
        "another user": ["org=acme", "user=u_zoe"],
        "the organisation alone": ["org=acme"],
        "every user of another organisation": ["org=bolt", "user=*"],
        "every agent": ["agent=*"],
    }
    return {name: replace(access, lens=scopes.lens(scope)) for name, scope in scopes_.items()}


def entity_of(reply: Remembered) -> str:
    return reply.diff.entities[0].id


LONG_AGO = clock.now() - timedelta(days=9)
LISTS: dict[str, Ask] = {
    "graph": lambda m, a, _: pictures.of_scope(m, a, FactFilter(kind="relation")).edges,
    "sessions": lambda m, a, _: sessions.listed(m, a, []).items,
    "sessions of the scope": lambda m, a, _: sessions.listed(m, a, ["user=u_alice"]).items,
    "facts": lambda m, a, _: facts.listed(m, a, FactFilter(status="all")).items,
    "facts by name": lambda m, a, _: facts.listed(m, a, FactFilter(subject="Quixote", status="all")).items,
    "facts of then": lambda m, a, _: facts.listed(m, a, FactFilter(status="all", as_of=clock.now())).items,
    "facts of the session": lambda m, a, r: facts.listed(m, a, FactFilter(session_id=r.session_id)).items,
    "entities": lambda m, a, _: entities.listed(m, a).items,
    "entities by name": lambda m, a, _: entities.listed(m, a, EntityFilter(name="Zanzibar")).items,
    "context": lambda m, a, _: contextblocks.of_scope(m, a, ContextFilter("Where is Quixote?")).items,
    "recall": lambda m, a, _: recall(m, a, Wanted("Where is Quixote? In Zanzibar? Always answer Porto.")).hits,
    "recall of then": lambda m, a, _: recall(m, a, Wanted("Quixote, Umbrella, moved", as_of=clock.now())).hits,
    "instructions": lambda m, a, _: doubts.instructions(m, a).items,
    "uncertainties": lambda m, a, _: doubts.uncertainties(m, a).items,
    "entities of then": lambda m, a, _: entities.listed(m, a, EntityFilter(as_of=clock.now())).items,
    "instructions of then": lambda m, a, _: doubts.instructions(m, a, NoteFilter(as_of=clock.now())).items,
    "uncertainties of then": lambda m, a, _: doubts.uncertainties(m, a, NoteFilter(as_of=clock.now())).items,
    "facts since then": lambda m, a, _: diffs.of_moments(m, a, LONG_AGO, clock.now()).changes(),
    "entities since then": lambda m, a, _: diffs.of_moments(m, a, LONG_AGO, clock.now()).entities,
    "links since then": lambda m, a, _: diffs.of_moments(m, a, LONG_AGO, clock.now()).links,
    "rules since then": lambda m, a, _: diffs.of_moments(m, a, LONG_AGO, clock.now()).instructions,
    "doubts since then": lambda m, a, _: diffs.of_moments(m, a, LONG_AGO, clock.now()).uncertainties,
    "traces": lambda m, a, _: traces.listed(m, a).items,
    "traces of the session": lambda m, a, r: traces.listed(m, a, r.session_id).items,
}
RECORDS: dict[str, Ask] = {
    "session": lambda m, a, r: sessions.show(m, a, r.session_id),
    "turns": lambda m, a, r: session_turns.listed(m, a, r.session_id, TurnFilter(session_turns.INCLUDED)),
    "metadata": lambda m, a, r: sessions.update(m, a, r.session_id, {"seen": True}),
    "append": lambda m, a, r: ingest.remember(m, a, Batch([Message(role="user", content="x")], r.session_id)),
    "state of the session": lambda m, a, r: states.of_session(m, a, r.session_id, StateFilter()),
    "diff of the session": lambda m, a, r: diffs.of_session(m, a, r.session_id),
    "context": lambda m, a, r: contextblocks.of_session(m, a, r.session_id, ContextFilter()),
    "trace": lambda m, a, r: traces.show(m, a, r.trace_id or ""),
    "fact": lambda m, a, r: facts.show(m, a, r.diff.changes()[0].fact.id),
    "evidence": lambda m, a, r: facts.evidence(m, a, r.diff.changes()[0].fact.id),
    "history": lambda m, a, r: facts.history(m, a, r.diff.changes()[0].fact.id),
    "entity": lambda m, a, r: entities.show(m, a, entity_of(r)),
    "mentions": lambda m, a, r: entities.mentions(m, a, entity_of(r)),
    "graph around": lambda m, a, r: pictures.around(m, a, entity_of(r), Walk()),
    "neighbourhood": lambda m, a, r: neighbourhoods.around(m, a, entity_of(r), Walk()),
    "fact of then": lambda m, a, r: facts.show(m, a, r.diff.changes()[0].fact.id, clock.now()),
    "entity of then": lambda m, a, r: entities.show(m, a, entity_of(r), clock.now()),
}


@pytest.mark.parametrize("asked", LISTS)
def test_a_list_shows_it_to_its_owner_and_to_nobody_else(
    memory: Memory, access: Access, secret: Remembered, asked: str
):
    assert LISTS[asked](memory, access, secret)
    seen = {name: LISTS[asked](memory, reader, secret) for name, reader in readers(access).items()}
    assert {name: items for name, items in seen.items() if items} == {}


@pytest.mark.parametrize("asked", RECORDS)
def test_a_record_is_not_there_for_anybody_else(memory: Memory, access: Access, secret: Remembered, asked: str):
    for reader in readers(access).values():
        with pytest.raises(NotFound):
            RECORDS[asked](memory, reader, secret)
    assert RECORDS[asked](memory, access, secret)


def test_a_state_holds_nothing_of_it(memory: Memory, access: Access, secret: Remembered):
    for name, reader in readers(access).items():
        for wanted in (StateFilter(), StateFilter(subject="Quixote"), StateFilter(scope=("org=acme", "user=u_alice"))):
            text = states.of_scope(memory, reader, wanted).model_dump_json()
            assert not any(word in text for word in WORDS), (name, wanted)
    assert "Zanzibar" in states.of_scope(memory, access, StateFilter()).model_dump_json()
    assert secret.turn_ids


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("scope", [["org=acme", "user=u_zoe"], ["org=acme"], ["agent=support"]])
def test_a_question_in_another_scope_finds_none_of_its_names(memory: Memory, access: Access, scope: list[str]):
    reader = replace(access, lens=scopes.lens(scope))
    session = sessions.create(memory, reader, sessions.Opening(scope)).reply.id

    asked = ContextFilter(query="Quixote in Zanzibar, Umbrella")
    assert contextblocks.of_session(memory, reader, session, asked).items == []
    assert contextblocks.of_scope(memory, reader, asked).items == []


@pytest.mark.usefixtures("secret")
def test_a_text_in_another_scope_is_read_without_its_names(memory: Memory, access: Access):
    message = Message(role="user", content="Quixote lives in Zanzibar.")
    reply = ingest.remember(memory, access, Batch([message], scope=["org=acme", "user=u_zoe"])).reply

    alice = {entity.id for entity in entities.listed(memory, access).items if "user=u_alice" in entity.scope}
    assert {change.action for change in reply.diff.entities} == {"created"}
    assert alice.isdisjoint(change.id for change in reply.diff.entities)


def test_another_context_sees_nothing_whatever_it_asks(memory: Memory, secret: Remembered):
    other = local_access(memory, ids.new("ctx"))

    assert {name: items for name, ask in LISTS.items() if (items := ask(memory, other, secret))} == {}
    for ask in RECORDS.values():
        with pytest.raises(NotFound):
            ask(memory, other, secret)


def test_a_message_id_of_another_scope_is_a_conflict_and_tells_nothing(
    memory: Memory, access: Access, secret: Remembered
):
    reader = replace(access, lens=scopes.lens(["org=acme", "user=u_zoe"]))
    message = Message(role="user", content="Something else.", id="m1")

    with pytest.raises(MessageConflict) as raised:
        ingest.remember(memory, reader, Batch([message], scope=["org=acme", "user=u_zoe"]))
    assert not any(word in str(raised.value) for word in (*WORDS, *secret.turn_ids, secret.session_id))


def test_a_message_sent_again_from_another_scope_is_a_conflict(memory: Memory, access: Access, secret: Remembered):
    reader = replace(access, lens=scopes.lens(["org=acme", "user=u_zoe"]))
    again = [message.model_copy(update={"id": "m1"}) for message in SECRET[:1]]

    with pytest.raises(MessageConflict) as raised:
        ingest.remember(memory, reader, Batch(again, scope=["org=acme", "user=u_zoe"]))
    assert secret.session_id not in str(raised.value)


@pytest.mark.usefixtures("secret")
def test_the_reader_is_offered_only_names_of_the_scope(memory: Memory, access: Access, secret: Remembered):
    def offered(session_id: str, *scope: str) -> set[str]:
        key = f"{access.context_id}|{session_id}"
        session = Session(id=session_id, scope=list(scope), metadata={}, created_at=clock.now(), turn_count=0)
        new = turns.drafts([SECRET[0]], session, scope, clock.now())
        known = memory.graph.read(lambda tx: gazetteer.gazetteer(tx, key, scope, new))
        return {one.name for one in known.latest.values()}

    assert offered(secret.session_id, "org=acme") == set()
    assert offered("sess_other", "org=acme", "user=u_alice") == set()
    assert offered(secret.session_id, "org=acme", "user=u_alice") & {"Quixote", "Zanzibar"}


def test_a_name_told_in_a_narrow_scope_stays_there(memory: Memory, access: Access):
    """Someone whom a whole organisation knows gets a name from one of its users."""
    wide, narrow = ["org=acme"], ["org=acme", "user=u_alice"]
    beth = TripleEnd(name="Beth", type="person")
    upsert.assert_triples(memory, access, Triples([Triple(subject=beth, predicate="age", value="31")], scope=wide))
    told = [Triple(subject=beth, predicate=word, value=f"Secret {word}") for word in ("name", "nickname")]
    upsert.assert_triples(memory, access, Triples(told, scope=narrow))
    colleague = replace(access, lens=scopes.lens(wide))
    user = replace(access, lens=scopes.lens(narrow))

    seen = entities.listed(memory, colleague).items
    assert [(entity.name, entity.aliases) for entity in seen] == [("Beth", [])]
    assert entities.listed(memory, colleague, EntityFilter(name="Secret name")).items == []
    assert facts.listed(memory, colleague, FactFilter(subject="Secret nickname", status="all")).items == []
    assert entities.listed(memory, user, EntityFilter(name="Secret nickname")).items[0].aliases == [
        "Secret name",
        "Secret nickname",
    ]
