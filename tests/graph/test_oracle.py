"""Random histories leave the memory believing what a naive model of its rules believes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import neo4j
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from extraction.records import EntityType, Referent
from graph import ids, sessions
from graph.access import local_access
from graph.memory import Memory
from graph.model import Message
from graph.writing import erasing, merging
from graph.writing.drafting import known_messages
from graph.writing.forgetting import Forgetting
from graph.writing.reconcile import settle
from graph.writing.verdicts import Evidence
from tests.graph import oracle
from tests.graph.conversation import Conversation, told
from tests.graph.oracle import Statement, Value
from tests.graph.pictures import Picture
from tests.graph.writing.test_reconcile_laws import slots

SCOPES = (("org=acme",), ("org=acme", "user=u_alice"))
PEOPLE = ("Ada", "Ben", "Cleo")
TYPES: Mapping[str, EntityType] = {
    **dict.fromkeys(PEOPLE, "person"),
    **dict.fromkeys(("Porto", "Turin", "Ghent"), "location"),
    **dict.fromkeys(("Acme", "Bolt"), "organisation"),
    **dict.fromkeys(("tea",), "topic"),
    "kayak": "product",
}
OBJECTS = {
    "lives_in": ("Porto", "Turin", "Ghent"),
    "works_for": ("Acme", "Bolt"),
    "likes": ("tea", "Ada"),
    "dislikes": ("tea", "Ada"),
    "owns": ("kayak",),
    "age": ("31", "32"),
}
CLAIMS = st.sampled_from([(predicate, end) for predicate, ends in OBJECTS.items() for end in ends])
ROLES = st.sampled_from(["user", "user", "user", "assistant", "tool", "system", "upsert"])
SESSIONS = st.integers(0, 2)
PERSON = st.sampled_from(PEOPLE)
CONFIDENCE = st.sampled_from([0.9, 0.9, 0.7, 0.6])
MINUTES = st.integers(0, 60)
EXAMPLES, STEPS = 14, 14


def _has_said(machine: "Histories") -> bool:
    return bool(machine.said)


def _has_merged(machine: "Histories") -> bool:
    return bool(machine.merges)


class Histories(RuleBasedStateMachine):
    """A memory and a model that are told the same, in three sessions of two scopes."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.access = local_access(memory, ids.new("ctx"))
        self.picture = Picture(memory.graph, self.access.context_id)
        scopes = (SCOPES[0], SCOPES[1], SCOPES[1])
        self.sessions = [Conversation(memory, self.access, list(scope)) for scope in scopes]
        self.said: list[Statement] = []
        self.sent = 0
        self.messages: list[tuple[str, Message]] = []
        """What was sent, with the session that it was sent to."""
        self.merged = dict[str, str]()
        self.merges = dict[str, str]()
        """Who was merged into another, by the id of the merge."""

    @rule(session=SESSIONS, person=PERSON, claim=CLAIMS, role=ROLES, confidence=CONFIDENCE, additive=st.booleans())
    def say(self, session: int, person: str, claim: tuple[str, str], **how: Any):
        self._tell(session, person, claim, **how)

    @rule(session=SESSIONS, person=PERSON, claim=CLAIMS, role=ROLES, minute=MINUTES)
    def say_late(self, session: int, person: str, claim: tuple[str, str], role: str, minute: int):
        self._tell(session, person, claim, role=role, minute=minute)

    @rule(
        session=SESSIONS,
        person=PERSON,
        claim=CLAIMS,
        role=ROLES,
        modality=st.sampled_from(["planned", "hedged", "reported", "asked", "wished"]),
    )
    def mention_without_asserting(self, session: int, person: str, claim: tuple[str, str], role: str, modality: str):
        self._tell(session, person, claim, role=role, modality=modality)

    @precondition(_has_said)
    @rule(data=st.data(), role=ROLES, confidence=CONFIDENCE)
    def contradict(self, data: st.DataObject, role: str, confidence: float):
        before = data.draw(st.sampled_from(self.said))
        end = data.draw(st.sampled_from(OBJECTS[before.predicate]))
        self._tell(self._place(before), before.subject, (before.predicate, end), role=role, confidence=confidence)

    @precondition(_has_said)
    @rule(data=st.data(), modality=st.sampled_from(["negated", "ended"]), role=ROLES, confidence=CONFIDENCE)
    def take_back(self, data: st.DataObject, modality: str, role: str, confidence: float):
        before = data.draw(st.sampled_from(self.said))
        claim = (before.predicate, before.object)
        self._tell(self._place(before), before.subject, claim, role, modality=modality, confidence=confidence)

    @precondition(_has_said)
    @rule(data=st.data())
    def retry(self, data: st.DataObject):
        session_id, message = data.draw(st.sampled_from(self.messages))

        def unknown(tx: neo4j.Transaction) -> list[Message]:
            return known_messages(tx, self.access, sessions.find(tx, self.access, session_id), [message])[0]

        assert self.memory.graph.read(unknown) == []

    @precondition(_has_said)
    @rule(data=st.data())
    def erase(self, data: st.DataObject):
        gone = data.draw(st.sampled_from(self.said))
        if self.merges and not self._said_elsewhere(gone):
            # With the last word of somebody goes what was declared of him.
            return
        place = self.said.index(gone)
        _, message = self.messages[place]
        turns = self.picture.rows(
            "MATCH (t:Turn {context: $context, message_id: $id}) RETURN t.id AS id", id=message.id
        )
        erasing.forget(self.memory, self.access, Forgetting(turn_ids=(turns[0]["id"],)))
        del self.said[place], self.messages[place]

    @rule(one=PERSON, other=PERSON)
    def merge(self, one: str, other: str):
        entity = self._entities()
        one, other = oracle.root(one, self.merged), oracle.root(other, self.merged)
        if one != other and {one, other} <= entity.keys():
            into, merged = sorted((one, other), key=self._reach)
            reply = merging.merge(self.memory, self.access, entity[into], [entity[merged]]).reply
            self.merged[merged] = into
            self.merges[reply.merge_id or ""] = merged

    @precondition(_has_merged)
    @rule(data=st.data())
    def undo_a_merge(self, data: st.DataObject):
        merge_id = data.draw(st.sampled_from(sorted(self.merges)))
        merging.undo(self.memory, self.access, merge_id)
        del self.merged[self.merges.pop(merge_id)]

    @invariant()
    def the_memory_believes_what_the_model_believes(self):
        assert self._believed() == oracle.current(self.said, self.merged)

    def _tell(
        self, session: int, person: str, claim: tuple[str, str], role: str, minute: int | None = None, **how: Any
    ) -> None:
        """Tell both the same thing, a minute after the last one of the session unless said otherwise."""
        talk, (predicate, end) = self.sessions[session], claim
        kind: dict[str, Any] = {"role": "system", "kind": "upsert"} if role == "upsert" else {"role": role}
        message_id = ids.new("message")
        thing = told(_referent(person), predicate, _referent(end) if end in TYPES else end, **how)
        talk.say(thing, minute=minute, message_id=message_id, to_read=False, **kind)
        self.sent += 1
        said = Statement(
            talk.minute, talk.session_id, self.sent, role, tuple(talk.scope), person, predicate, end, **how
        )
        self.said.append(said)
        message = Message(role=kind["role"], content=f"{person} {predicate} {end}", id=message_id)
        self.messages.append((talk.session_id, message))

    def _believed(self) -> set[Value]:
        rows = self.picture.rows(
            "MATCH (f:Fact {context: $context})-[:SUBJECT]->(s) WHERE f.status = 'current' "
            "OPTIONAL MATCH (f)-[:OBJECT]->(o) "
            "RETURN f.scope AS scope, s.id AS subject, f.predicate AS predicate, o.id AS object, f.value AS value"
        )
        called = {entity: oracle.root(name, self.merged) for name, entity in self._entities().items()}
        return {
            (tuple(row["scope"]), called[row["subject"]], row["predicate"], called.get(row["object"]) or row["value"])
            for row in rows
        }

    def _said_elsewhere(self, gone: Statement) -> bool:
        others = [one for one in self.said if one is not gone and one.scope == gone.scope]
        spoken_of = {name for one in others for name in (one.subject, one.object)}
        return {gone.subject, gone.object} & set(PEOPLE) <= spoken_of

    def _place(self, said: Statement) -> int:
        return next(place for place, one in enumerate(self.sessions) if one.session_id == said.session)

    def _entities(self) -> dict[str, str]:
        """The entity that each name means."""
        rows = self.picture.rows("MATCH (r:Referent {context: $context}) RETURN r.display AS name, r.entity AS entity")
        return {row["name"]: row["entity"] for row in rows}

    def _reach(self, name: str) -> int:
        """How narrow the widest scope is in which somebody is spoken of."""
        names = [one for one in PEOPLE if oracle.root(one, self.merged) == name]
        return min(len(one.scope) for one in self.said if {one.subject, one.object} & set(names))


def _referent(name: str) -> Referent:
    return Referent(name, TYPES[name])


def test_random_histories_are_believed_as_the_rules_say(memory: Memory):
    class Here(Histories):
        def __init__(self) -> None:
            super().__init__(memory)

    few = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None)
    run_state_machine_as_test(Here, settings=few)


def _untimed(claims: list[Evidence]) -> list[Evidence]:
    """Claims that tell no times: the model knows when something was said, and not since when it is so."""
    return [replace(one, valid_from=None, valid_until=None) for one in claims]


@given(slots().map(_untimed))
def test_a_slot_holds_what_the_rules_say(claims: list[Evidence]):
    origin = {trust: role for role, trust in oracle.TRUST.items()}
    said = [
        Statement(
            one.said_ms,
            one.session_id,
            one.seq,
            origin[one.trust],
            ("org=acme",),
            "Ada",
            "lives_in",
            one.content,
            one.modality,
            one.confidence,
            one.additive,
        )
        for one in claims
    ]
    current = {fact.first.content for fact in settle("slot", claims, single=True).facts if fact.status == "current"}

    assert current == {object_ for _, _, _, object_ in oracle.current(said)}
