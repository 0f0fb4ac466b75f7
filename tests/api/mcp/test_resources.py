"""Sessions as resources: listed page by page, found again by their addresses."""

import re

import httpx
import pytest
from mcp.shared.exceptions import MCPError

from api.mcp import resources

SESSION = {"id": "a b?", "turn_count": 2, "scope": []}


def test_a_page_names_the_next_one():
    page = {"sessions": [SESSION], "page": {"has_more": True, "next_cursor": "more"}}
    listed = resources.listed(httpx.Response(200, json=page))
    assert (listed.resources[0].uri, listed.next_cursor) == ("spectron://sessions/a%20b%3F/transcript", "more")
    assert resources.list_asked(listed.next_cursor).given == {"cursor": "more"}
    assert resources.list_asked(None).given == {}


def test_an_address_leads_back_to_its_session():
    assert resources.read_asked("spectron://sessions/a%20b%3F/transcript").given["session_id"] == "a b?"
    assert resources.read_asked("spectron://sessions/a%20b%3F").route == resources.SESSION


@pytest.mark.parametrize("uri", ["", "file:///etc/passwd", "spectron://sessions", "spectron://sessions/a/turns"])
def test_another_address_is_refused_with_those_that_there_are(uri: str):
    with pytest.raises(MCPError, match=re.escape("spectron://sessions/{session_id}/transcript")):
        resources.read_asked(uri)
