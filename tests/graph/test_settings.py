"""Settings: from the environment, checked, and kept."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.settings import Settings


def test_a_variable_sets_its_field(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SPECTRON_DATA", str(tmp_path))
    monkeypatch.setenv("SPECTRON_PORT", "9191")

    assert Settings().data == tmp_path
    assert Settings().port == 9191


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_NEO4J_URI", "")

    assert Settings().neo4j_uri is None


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_ROOT_KEY", "sp-root-hush")

    assert "hush" not in repr(Settings())


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().port = 1  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(("name", "value"), [("PORT", "70000"), ("ENGINE_HEAP", "lots"), ("LOG_LEVEL", "LOUD")])
def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(f"SPECTRON_{name}", value)

    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described_in_a_sentence(name: str):
    description = Settings.model_fields[name].description or ""

    assert description.endswith(".")
    assert description[0].isupper()
