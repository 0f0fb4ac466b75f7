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


@pytest.mark.parametrize("uri", ["neo4j+s://x.databases.example", "bolt://[::1]:7687", "neo4j://graph:7687?region=eu"])
def test_an_address_that_a_driver_takes_is_taken(monkeypatch: pytest.MonkeyPatch, uri: str):
    monkeypatch.setenv("SPECTRON_NEO4J_URI", uri)

    assert Settings().neo4j_uri == uri


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SPECTRON_ROOT_KEY", "sp-root-hush")

    assert "hush" not in repr(Settings())


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().port = 1  # pyright: ignore[reportAttributeAccessIssue]


WRONG = [
    *(("PORT", "70000"), ("ENGINE_HEAP", "lots"), ("LOG_LEVEL", "LOUD"), ("VECTORS", "/nowhere")),
    *(("NEO4J_URI", uri) for uri in ("graph", "http://graph:7687", "bolt://", "neo4j://graph:port")),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(f"SPECTRON_{name}", value)

    with pytest.raises(ValidationError):
        Settings()


def test_a_folder_without_vectors_is_refused_and_what_it_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("SPECTRON_VECTORS", str(tmp_path))
    for name in ("model.safetensors", "tokenizer.json"):
        with pytest.raises(ValidationError, match=f"no {name} in this folder"):
            Settings()
        (tmp_path / name).touch()

    assert Settings().vectors == tmp_path


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described_in_a_sentence(name: str):
    description = Settings.model_fields[name].description or ""

    assert description.endswith(".")
    assert description[0].isupper()
