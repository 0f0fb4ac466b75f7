"""`spectron keys` and `contexts`."""

import pytest

from tests.cli.command import Spectron


@pytest.mark.usefixtures("place")
def test_a_key_is_shown_once_and_listed_without_its_secret(spectron: Spectron):
    made = spectron("keys", "create", "desk", "--verb", "read", "--scope", "org=acme").lines[0]

    listed = {key["name"]: key for key in spectron("keys", "list").lines}
    assert made["key"].startswith("sp-")
    assert listed["desk"]["scope"] == ["org=acme"]
    assert "key" not in listed["desk"]


@pytest.mark.usefixtures("http")
def test_a_revoked_key_opens_nothing(spectron: Spectron, monkeypatch: pytest.MonkeyPatch):
    key = spectron("keys", "create", "desk", "--verb", "read").lines[0]["key"]
    assert spectron("keys", "revoke", "desk").code == 0
    monkeypatch.setenv("SPECTRON_API_KEY", key)

    ended = spectron("sessions", "list")

    assert (ended.code, ended.out) == (1, "")


@pytest.mark.usefixtures("http")
def test_a_key_that_was_rotated_opens_with_its_new_secret_alone(spectron: Spectron, monkeypatch: pytest.MonkeyPatch):
    old = spectron("keys", "create", "desk", "--verb", "read").lines[0]
    new = spectron("keys", "rotate", "desk").lines[0]

    assert (new["id"], new["verbs"]) == (old["id"], old["verbs"])
    for key, code in ((old["key"], 1), (new["key"], 0)):
        monkeypatch.setenv("SPECTRON_API_KEY", key)
        assert spectron("sessions", "list").code == code


@pytest.mark.usefixtures("place")
def test_an_unknown_verb_is_wrong_usage(spectron: Spectron):
    ended = spectron("keys", "create", "desk", "--verb", "fly")

    assert ended.code == 2
    assert "fly" in ended.err


@pytest.fixture(params=["local", "http"])
def root(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Either place, with the rights to make contexts."""
    context_id = request.getfixturevalue(request.param)
    if request.param == "http":
        monkeypatch.setenv("SPECTRON_API_KEY", request.getfixturevalue("service").root_key)
    return context_id


def test_a_context_is_made_listed_and_deleted(spectron: Spectron, root: str):
    name = f"{root}-more"
    made = spectron("contexts", "create", name, "--description", "The desk").lines[0]

    assert made["key"].startswith("sp-")
    assert "The desk" in {context["description"] for context in spectron("contexts", "list").lines}
    assert spectron("contexts", "delete", name).code == 0
    assert name not in {context["id"] for context in spectron("contexts", "list").lines}


@pytest.mark.usefixtures("root")
def test_a_context_that_exists_is_not_made_again(spectron: Spectron, root: str):
    assert spectron("contexts", "create", f"{root}-twice").code == 0
    assert spectron("contexts", "create", f"{root}-twice").code == 1
