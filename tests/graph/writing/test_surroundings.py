"""Scopes around one and within it, as far as somebody is spoken of there."""

import neo4j
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import ids, scopes
from graph.engine.driver import Graph
from graph.scopes import Scope
from graph.writing import surroundings

TAGS = st.lists(st.sampled_from([f"{name}={value}" for name in "abcdefgh" for value in "12"]), max_size=8)


def told(tags: list[str]) -> Scope:
    """A scope with one value a dimension."""
    return scopes.parse({tag[0]: tag for tag in tags}.values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(TAGS.map(told), max_size=12), asked=TAGS.map(told))
def test_those_around_a_scope_and_within_it_are_found(graph: Graph, kept: list[Scope], asked: Scope):
    def work(tx: neo4j.Transaction) -> tuple[set[Scope], set[Scope] | None]:
        context = ids.new("ctx")
        surroundings.enter(tx, context, kept)
        return surroundings.outer(tx, context, asked), surroundings.inner(tx, context, asked)

    outer, inner = graph.preview(work)

    assert outer == {(), asked, *(one for one in kept if set(one) <= set(asked))}
    assert inner == ({one for one in kept if set(asked) <= set(one)} if asked else None)


def test_a_scope_with_many_within_it_is_not_gone_through(graph: Graph):
    many = [scopes.parse(["org=acme", f"user={number}"]) for number in range(surroundings.MOST + 1)]

    def work(tx: neo4j.Transaction) -> tuple[set[Scope] | None, set[Scope] | None]:
        context = ids.new("ctx")
        surroundings.enter(tx, context, many)
        return surroundings.near(tx, context, ("org=acme",)), surroundings.near(tx, context, many[0])

    assert graph.preview(work) == (None, {(), many[0]})


def test_a_scope_is_let_go_when_nobody_is_spoken_of_there_any_more(graph: Graph):
    scope = ("org=acme", "user=ann")

    def work(tx: neo4j.Transaction) -> list[set[Scope] | None]:
        context = ids.new("ctx")
        surroundings.enter(tx, context, [scope])
        place = scopes.place(context, scope)
        tx.run("CREATE (:Referent {id: $id, key: $id, place: $place})", id=context, place=place).consume()
        surroundings.leave(tx, context, [scope])
        before = surroundings.inner(tx, context, scope)
        tx.run("MATCH (r:Referent {id: $id}) DELETE r", id=context).consume()
        surroundings.leave(tx, context, [scope])
        return [before, surroundings.inner(tx, context, scope)]

    assert graph.preview(work) == [{scope}, set()]


def test_no_two_scopes_have_one_place():
    told = [(), ("a=1",), ("a=1", "b=2"), ("a=1,b=2",), ("a=1|",), ("a=1", "b=|")]

    assert len({f"{scopes.place('ctx', scope)}|{name}" for scope in told for name in ("x", "|x", " |x")}) == 18
