"""The page of the API needs nothing from elsewhere, and leaves nothing out."""

import re

from fastapi.testclient import TestClient

from api.app import create_app
from api.docs import page
from graph.settings import Settings

APP = create_app(Settings())
PAGE = TestClient(APP).get("/docs")


def test_the_page_asks_nobody_else_for_anything():
    assert PAGE.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search(r"<script|<link|<img|src=|href=\"(?!openapi\.json)", PAGE.text)


def test_every_operation_is_on_the_page_with_its_examples():
    operations = [operation for item in APP.openapi()["paths"].values() for operation in item.values()]
    assert set(re.findall(r'<details id="(\w+)">', PAGE.text)) == {one["operationId"] for one in operations}
    assert PAGE.text.count("<p>Reply</p>") > len(operations) / 2
    assert "My name is Alice and I work at Acme Corp." in PAGE.text


def test_what_is_described_is_shown_and_not_run():
    about = {"info": {"title": "<script>", "version": "1", "description": "a < b"}, "paths": {}}
    shown = page({**about, "tags": [{"name": "<img src=x>", "description": "&amp;"}]})
    assert "<script>" not in shown
    assert "&lt;img src=x&gt;" in shown
    assert "<p>a &lt; b</p>" in shown
