"""Where the memory is, as the environment says."""

import pytest

from spectron_client import errors
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
    ],
)
def test_what_leads_nowhere_is_refused_with_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(errors.BadSetting, match=r"SPECTRON_\w+ .*\.$"):
        settings_of(environment)


def test_the_key_is_not_shown() -> None:
    assert "secret" not in repr(settings_of({"SPECTRON_API_KEY": "secret"}))


def test_the_context_is_a_part_of_the_path_whatever_it_holds() -> None:
    assert Settings("http://h/", "a/b", "k").base_url == "http://h/api/v1/a%2Fb"
