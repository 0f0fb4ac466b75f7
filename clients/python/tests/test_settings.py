"""Where the memory is, as the environment says."""

import pytest

from spectron_client import AsyncClient, Client, errors
from spectron_client.settings import Settings, settings_of


def test_a_key_is_enough() -> None:
    assert settings_of({"SPECTRON_API_KEY": "k"}) == Settings("http://127.0.0.1:9090", "default", "k")


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SPECTRON_API_KEY": ""},
        {"SPECTRON_API_KEY": "k\n"},
        {"SPECTRON_API_KEY": "ключ"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "localhost:9090"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://[::1"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h:abc"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h:99999"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h h/"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h/?a=b"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h/?"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://h/#a"},
        {"SPECTRON_API_KEY": "k", "SPECTRON_URL": "http://\udcff/"},
        {"SPECTRON_API_KEY": "k k"},
        {"SPECTRON_API_KEY": "k "},
        {"SPECTRON_API_KEY": "k", "SPECTRON_CONTEXT_ID": "\udcff"},
    ],
)
def test_what_leads_nowhere_is_refused_with_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(errors.BadSetting, match=r"SPECTRON_\w+ .*\.$"):
        settings_of(environment)


def test_the_key_is_not_shown() -> None:
    assert "secret" not in repr(settings_of({"SPECTRON_API_KEY": "secret"}))


def test_the_context_is_a_part_of_the_path_whatever_it_holds() -> None:
    assert Settings("http://h/", "a/b", "k").base_url == "http://h/api/v1/a%2Fb"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize(
    ("url", "context", "key"),
    [
        ("http://h:abc", "c", "k"),
        ("http://\u2603", "c", "k"),
        ("http://h", "\ud800", "k"),
        ("http://h", "c", "ключ"),
    ],
)
def test_settings_of_your_own_that_cannot_be_sent_are_refused(
    kind: type[Client | AsyncClient], url: str, context: str, key: str
) -> None:
    with pytest.raises(errors.BadSetting, match=r"\.$"):
        kind(Settings(url, context, key))
