"""The page that shows the memory: whole in itself, and bound to itself."""

import re

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.explore import FILES
from graph.settings import Settings

HTTP = TestClient(create_app(Settings()))
OWN = [name for name in FILES if not name.startswith("vendor/")]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_page_comes_with_the_policy(name: str):
    reply = HTTP.get(f"/explore/{name}")

    assert (reply.status_code, reply.content) == (200, FILES[name].read_bytes())
    assert reply.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_the_address_with_a_slash_at_its_end_leads_to_the_page():
    reply = HTTP.get("/explore/", follow_redirects=False)

    assert (reply.status_code, reply.headers["location"]) == (307, "../explore")
    assert HTTP.get("/explore/").content == FILES["index.html"].read_bytes()


def test_the_page_runs_no_inline_script_and_no_inline_style():
    page = HTTP.get("/explore").text

    assert "<style" not in page
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("name", OWN)
def test_a_file_of_ours_names_only_files_of_ours_and_no_other_host(name: str):
    text = FILES[name].read_text()

    named = re.findall(r'(?:from "\./|(?:src|href)="explore/)([^"]+)"', text)
    assert set(named) <= FILES.keys()
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)[^\s\"']+", text) == []


@pytest.mark.parametrize("name", [name for name in OWN if name.endswith(".js")])
def test_what_was_said_becomes_text_and_never_html(name: str):
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", FILES[name].read_text())


@pytest.mark.parametrize("path", ["nothing.js", "../app.py", "..%2fapp.py", "vendor", "/etc/hostname"])
def test_what_is_no_file_of_the_page_is_not_there(path: str):
    assert HTTP.get(f"/explore/{path}").status_code == 404
