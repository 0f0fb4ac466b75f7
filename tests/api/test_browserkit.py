"""The kit for Neo4j Browser: what it draws and asks is what the graph has."""

import io
import re
import zipfile
from html import unescape
from typing import LiteralString, cast

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.browserkit import QUERIES
from graph.engine.driver import Graph
from graph.settings import Settings

HTTP = TestClient(create_app(Settings()))
RUN = re.compile(r'<pre class="pre-scrollable code runnable">(.*?)</pre>', re.DOTALL)


@pytest.mark.parametrize("name", ["style.grass", "guide.html", "queries.zip"])
def test_a_browser_at_another_address_may_load_the_kit(name: str):
    asked = HTTP.options(f"/browser/{name}")
    given = HTTP.get(f"/browser/{name}")

    assert {asked.headers["access-control-allow-origin"], given.headers["access-control-allow-origin"]} == {"*"}
    assert (asked.status_code, given.status_code) == (200, 200)


def test_the_guide_runs_every_saved_query_and_the_archive_holds_each():
    guide = [unescape(block) for block in RUN.findall(HTTP.get("/browser/guide.html").text)]
    with zipfile.ZipFile(io.BytesIO(HTTP.get("/browser/queries.zip").content)) as archive:
        packed = [archive.read(name).decode() for name in archive.namelist()]

    assert packed == list(QUERIES.values())
    assert guide[1:] == [query.split("\n", 1)[1].strip() for query in packed]


def test_the_style_draws_each_kind_of_node_that_the_queries_find():
    drawn = set(re.findall(r"^node\.(\w+)", HTTP.get("/browser/style.grass").text, re.MULTILINE))
    named = {label for query in QUERIES.values() for label in re.findall(r"\(\w*:(\w+)", query)}

    assert named <= drawn


def test_a_caption_of_the_style_has_no_colon_which_the_browser_would_take_for_another_rule():
    captions = re.findall(r'caption: "([^"]*)"', HTTP.get("/browser/style.grass").text)

    assert captions
    assert [caption for caption in captions if ":" in caption] == []


def test_the_edge_to_what_a_fact_replaced_says_so_once():
    style = HTTP.get("/browser/style.grass").text

    assert re.findall(r'^relationship\.SUPERSEDES .*caption: "(.*)"', style, re.MULTILINE) == ["{display}"]


def test_what_the_kit_does_not_have_is_not_there():
    assert HTTP.get("/browser/nothing.grass").status_code == 404


@pytest.mark.parametrize("name", QUERIES)
def test_a_saved_query_runs(graph: Graph, name: str):
    query = cast("LiteralString", QUERIES[name])

    assert re.match(r"// [A-Z].*\n", query)
    graph.read(lambda tx: tx.run(query, context="of nobody").consume())


def test_the_effect_of_the_last_turn_is_what_it_alone_supports_and_what_that_has_replaced(graph: Graph, context: str):
    made = """
        CREATE (before:Turn {id: $context + '1', context: $context, said_ms: 1, seq: 1}),
          (e:Entity {context: $context}),
          (last:Turn {id: $context + '2', context: $context, said_ms: 2, seq: 2}),
          (old:Fact {id: $context + 'old', context: $context}), (new:Fact {id: $context + 'new', context: $context}),
          (both:Fact {id: $context + 'both', context: $context}),
          (old)-[:EVIDENCED_BY]->(before), (new)-[:EVIDENCED_BY]->(last), (new)-[:EVIDENCED_BY]->(last),
          (both)-[:EVIDENCED_BY]->(before), (both)-[:EVIDENCED_BY]->(last),
          (new)-[:SUPERSEDES]->(old), (old)-[:SUBJECT]->(e), (new)-[:SUBJECT]->(e), (both)-[:SUBJECT]->(e)
    """
    query = cast("LiteralString", QUERIES["7_effect_of_a_turn"])

    graph.write(lambda tx: tx.run(made, context=context).consume())
    found = graph.read(lambda tx: [(row["path"], row["back"]) for row in tx.run(query, context=context)])

    assert {(path.nodes[1]["id"], back.nodes[1]["id"]) for path, back in found} == {(f"{context}new", f"{context}old")}
    graph.write(lambda tx: tx.run("MATCH (n {context: $context}) DETACH DELETE n", context=context).consume())
