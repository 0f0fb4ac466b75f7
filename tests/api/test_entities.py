"""Entities over HTTP."""

from tests.api.caller import SCOPE, Caller, refused


def test_entities_are_listed_by_name_and_type(caller: Caller):
    caller.state("Ines", "lives_in", "Porto")
    assert {one["name"] for one in caller.get("/entities")["entities"]} == {"Ines", "Porto"}
    assert [one["name"] for one in caller.get("/entities", type="location")["entities"]] == ["Porto"]
    assert [one["type"] for one in caller.get("/entities", name="ines")["entities"]] == ["person"]


def test_an_entity_is_shown_with_its_facts(caller: Caller):
    fact = caller.state("Ines", "lives_in", "Porto")
    ines = fact["subject"]["id"]
    shown = caller.get(f"/entities/{ines}")
    assert (shown["name"], shown["fact_count"]) == ("Ines", 1)
    assert [one["id"] for one in caller.get(f"/entities/{ines}/facts")["facts"]] == [fact["id"]]
    assert caller.get(f"/entities/{ines}/facts", status="past")["facts"] == []


def test_the_mentions_of_an_entity_are_where_it_is_spoken_of(caller: Caller):
    content = "Omar lives in Braga. He likes tea."
    reply = caller.post("/facts/batch", {"messages": [{"role": "user", "content": content}], "scope": SCOPE})
    omar = next(one["id"] for one in reply["diff"]["entities"] if one["name"] == "Omar")
    mentions = caller.get(f"/entities/{omar}/mentions")["mentions"]
    assert {mention["text"] for mention in mentions} == {"Omar", "He"}
    for mention in mentions:
        assert content[mention["span"]["start"] : mention["span"]["end"]] == mention["text"]


def test_the_pages_of_an_unknown_entity_are_not_there(caller: Caller):
    for page in ("", "/facts", "/mentions", "/history", "/neighbourhood"):
        refused(caller.ask("GET", f"/entities/none{page}"), 404, "not_found")


def test_a_merged_entity_leads_to_the_one_that_it_is_now_until_the_merge_is_undone(caller: Caller):
    bea = caller.state("Bea", "lives_in", "Porto")["subject"]["id"]
    beth = caller.state("Beth", "works_for", "Acme")["subject"]["id"]
    merged = caller.post("/entities/merge", {"into": beth, "from": [bea]})
    assert [(one["action"], one["id"], one["merged_from"]) for one in merged["diff"]["entities"]] == [
        ("merged", beth, [bea])
    ]
    moved = caller.ask("GET", f"/entities/{bea}", follow_redirects=False)
    assert moved.status_code == 307
    assert moved.headers["location"].endswith(f"/entities/{beth}")
    assert caller.get(f"/entities/{beth}")["fact_count"] == 2

    caller.post(f"/merges/{merged['merge_id']}/undo", {})
    assert caller.get(f"/entities/{bea}")["fact_count"] == 1
    refused(caller.ask("POST", f"/merges/{merged['merge_id']}/undo", json={}), 409, "conflict")


def test_the_history_of_an_entity_is_everything_that_was_held_of_it(caller: Caller):
    old = caller.state("Ines", "lives_in", "Porto")
    new = caller.state("Ines", "lives_in", "Braga")
    ines = old["subject"]["id"]
    held = caller.get(f"/entities/{ines}/history")["facts"]
    assert [(one["id"], one["status"]) for one in held] == [
        (old["id"], "past"),
        (new["id"], "current"),
    ]
    then = caller.get(f"/entities/{ines}/history", as_of=old["known_from"])["facts"]
    assert [(one["id"], one["status"]) for one in then] == [(old["id"], "current")]


def test_the_neighbourhood_of_an_entity_is_whom_its_relations_lead_to(caller: Caller):
    porto = caller.state("Ines", "lives_in", "Porto")["object"]["id"]
    caller.state("Omar", "lives_in", "Porto")
    near = caller.get(f"/entities/{porto}/neighbourhood")
    assert near["entities"][0]["name"] == "Porto"
    assert {one["name"] for one in near["entities"]} == {"Porto", "Ines", "Omar"}
    assert (len(near["relations"]), near["truncated"]) == (2, False)
    assert caller.get(f"/entities/{porto}/neighbourhood", limit=1)["truncated"] is True
    refused(caller.ask("GET", f"/entities/{porto}/neighbourhood", params={"hops": 9}), 422, "invalid_value", "hops")


def test_a_merged_entity_leads_on_with_the_moment_that_was_asked_for(caller: Caller):
    bea = caller.state("Bea", "lives_in", "Porto")
    beth = caller.state("Beth", "lives_in", "Porto")["subject"]["id"]
    caller.post("/entities/merge", {"into": beth, "from": [bea["subject"]["id"]]})
    asked = {"as_of": bea["known_from"]}
    moved = caller.ask("GET", f"/entities/{bea['subject']['id']}", params=asked, follow_redirects=False)
    assert moved.headers["location"].partition("?")[2].startswith("as_of=")
