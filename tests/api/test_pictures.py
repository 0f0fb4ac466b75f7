"""The graph as nodes and edges."""

from typing import Any

from tests.api.caller import Caller, refused


def names(picture: dict[str, Any]) -> set[str]:
    return {node["name"] for node in picture["nodes"]}


def lines(picture: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The edges, with the names of the nodes at their ends."""
    called = {node["id"]: node["name"] for node in picture["nodes"]}
    return {(called[edge["source"]], edge["predicate"], called[edge["target"]]) for edge in picture["edges"]}


def test_the_graph_is_drawn_whole_around_an_entity_or_of_a_session(caller: Caller):
    here, there = caller.session(), caller.session()
    ines = caller.state("Ines", "lives_in", "Porto", session_id=here)["subject"]["id"]
    caller.state("Rui", "lives_in", "Porto", session_id=there)
    caller.state("Rui", "visited", "Faro", session_id=there)
    in_porto, in_faro = ("Rui", "lives_in", "Porto"), ("Rui", "visited", "Faro")

    assert lines(caller.get("/graph")) == {("Ines", "lives_in", "Porto"), in_porto, in_faro}
    assert lines(caller.get("/graph", session_id=there)) == {in_porto, in_faro}
    near, far = (caller.get("/graph", entity_id=ines, hops=hops) for hops in (1, 2))
    assert names(near) == {"Ines", "Porto"}
    assert names(far) == {"Ines", "Porto", "Rui"}


def test_a_graph_ends_at_the_limit_and_says_so(caller: Caller):
    for place in ("Porto", "Faro", "Lagos"):
        caller.state("Ines", "visited", place)

    assert [caller.get("/graph", limit=limit)["truncated"] for limit in (2, 3)] == [True, False]
    assert len(caller.get("/graph", limit=2)["edges"]) == 2


def test_someone_of_whom_no_relation_is_known_stands_alone(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    caller.post(f"/facts/{fact['id']}/close", {})

    picture = caller.get("/graph", entity_id=fact["subject"]["id"])

    assert (names(picture), picture["edges"]) == ({"Ines"}, [])


def test_one_view_is_asked_for_at_a_time(caller: Caller):
    refused(caller.ask("GET", "/graph?entity_id=a&session_id=b"), 422, "invalid_value", "not for both")
    refused(caller.ask("GET", "/graph?entity_id=nobody"), 404, "not_found")


def test_a_graph_shows_what_is_past_or_not_so_where_every_status_is_asked_for(caller: Caller):
    session = caller.session()
    old = caller.state("Ines", "lives_in", "Porto", session_id=session)
    caller.state("Ines", "lives_in", "Braga", session_id=session)

    for asked in ({"session_id": session}, {"entity_id": old["subject"]["id"]}, {}):
        edges = caller.get("/graph", **asked)["edges"]
        assert [edge["status"] for edge in edges] == ["current"]
        every = caller.get("/graph", status="all", **asked)["edges"]
        assert {edge["id"]: edge["status"] for edge in every}[old["id"]] == "past"
        assert [edge["id"] for edge in caller.get("/graph", status="past", **asked)["edges"]] == [old["id"]]
