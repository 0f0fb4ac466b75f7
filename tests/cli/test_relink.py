"""`spectron relink`, over HTTP: a null has to be sent there."""

import pytest

from tests.cli.command import Spectron


@pytest.mark.usefixtures("http")
def test_words_get_another_meaning_or_none(spectron: Spectron):
    told = spectron("remember", "Zoe Hart called. She lives in Porto. Ivy Lund likes chess.").lines[0]
    she = next(link["id"] for link in told["diff"]["links"] if link["text"] == "She")
    whom = spectron("entities", "list", "--name", "Ivy Lund").lines[0]["id"]

    corrected = spectron("relink", she, whom).lines[0]

    moved = [(one["action"], one["fact"]["subject"]["name"]) for one in corrected["diff"]["relations"]]
    assert moved == [("created", "Ivy Lund"), ("erased", "Zoe Hart")]
    assert spectron("relink", she, "--nobody").code == 0
    assert spectron("facts", "list", "--predicate", "lives_in").lines == []
    assert spectron("relink", she).code == 2
    assert spectron("relink", "link_none", "--nobody").code == 1
