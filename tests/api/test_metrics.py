"""The figures tell what was asked and what was remembered."""

import re
from pathlib import Path

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families as parsed

from tests.api.caller import SCOPE, Caller

Figures = dict[tuple[str, tuple[str, ...]], float]


def figures(http: TestClient) -> Figures:
    """Each figure by its name and the values of its labels."""
    samples = [sample for family in parsed(http.get("/metrics").text) for sample in family.samples]
    return {
        (sample.name, tuple(value for _, value in sorted(sample.labels.items()))): sample.value for sample in samples
    }


def grown(before: Figures, after: Figures) -> Figures:
    """By how much each figure is larger."""
    more = {name: value - before.get(name, 0) for name, value in after.items()}
    return {name: value for name, value in more.items() if value}


def test_a_write_is_counted_with_its_turns_claims_facts_and_steps(caller: Caller):
    before = figures(caller.http)
    said = [{"role": "user", "content": text} for text in ("I live in Porto.", "I moved to Turin.")]
    caller.post("/facts/batch", {"scope": SCOPE, "messages": said})

    more = grown(before, figures(caller.http))
    assert more["spectron_turns_total", ()] == 2
    assert more["spectron_claims_total", ()] >= 2
    assert more["spectron_facts_total", ("created",)] >= 1
    assert more["spectron_step_seconds_count", ("reading",)] == 1
    assert more["spectron_step_seconds_sum", ("facts",)] > 0


def test_what_a_preview_would_do_is_not_counted(caller: Caller):
    before = figures(caller.http)
    said = [{"role": "user", "content": "I live in Porto."}]
    caller.post("/facts/batch", {"scope": SCOPE, "messages": said, "infer": "preview"})

    assert not {name for name, _ in grown(before, figures(caller.http))} & {
        "spectron_turns_total",
        "spectron_facts_total",
    }


def test_requests_are_counted_by_route_and_status_and_inventions_share_a_name(caller: Caller):
    before = figures(caller.http)
    caller.ask("GET", "/sessions/mine")
    caller.http.request("BREW", "/no-such-route")
    caller.http.get("/neither")

    more = grown(before, figures(caller.http))
    assert more["spectron_requests_total", ("GET", "/api/v1/{context_id}/sessions/{session_id}", "404")] == 1
    assert more["spectron_requests_total", ("GET", "none", "404")] == 1
    assert more["spectron_requests_total", ("other", "none", "404")] == 1
    assert not any("mine" in label for _, labels in more for label in labels)


def test_the_figures_need_no_key_and_say_that_the_graph_answers(http: TestClient):
    assert figures(http)["spectron_engine_up", ()] == 1
    assert figures(http)["spectron_requests_in_flight", ()] == 0


def test_the_page_of_figures_names_each_with_its_labels_and_what_it_is(http: TestClient):
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()
    rows = re.findall(r"^\| `(spectron_\w+)` \|(.*?)\| (.*?) \|$", page, re.MULTILINE)
    families = list(parsed(http.get("/metrics").text))
    told = {(family.name + "_total" * (family.type == "counter"), family.documentation) for family in families}
    assert {(name, about) for name, _, about in rows} == told
    labels = {family.name: set(sample.labels) - {"le"} for family in families for sample in family.samples}
    assert {name: set(re.findall(r"`(\w+)`", cell)) for name, cell, _ in rows} == {
        name: labels[name.removesuffix("_total")] for name, _ in told
    }
