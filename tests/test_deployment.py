"""Dockerfile, compose file and systemd unit agree with the code that they run."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from graph.engine import neo4jjars
from graph.settings import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
UNIT = (ROOT / "docs" / "deployment.md").read_text().split("```ini\n")[1].split("```")[0]


def test_every_variable_that_a_deployment_sets_is_a_setting():
    known = {f"SPECTRON_{name.upper()}" for name in Settings.model_fields}
    texts = DOCKERFILE, (ROOT / "compose.yaml").read_text(), UNIT

    assert {name for text in texts for name in re.findall(r"SPECTRON_[A-Z0-9_]+", text)} <= known


def test_the_image_is_made_of_every_folder_that_the_package_is_made_of():
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)) == set(wheel["include"])


def test_the_image_runs_a_python_that_the_package_takes():
    version = re.search(r"^FROM python:3\.(\d+)-", DOCKERFILE, re.MULTILINE)
    oldest, end = re.findall(r"3\.(\d+)", PROJECT["project"]["requires-python"])

    assert version
    assert int(oldest) <= int(version[1]) < int(end)


def test_the_neo4j_beside_the_service_is_the_one_that_is_tested_and_the_service_waits_for_it():
    services = COMPOSE["services"]

    assert services["neo4j"]["image"] == f"neo4j:{neo4jjars.VERSION}"
    assert services["spectron"]["environment"]["SPECTRON_NEO4J_URI"] == "bolt://neo4j:7687"
    assert services["spectron"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_nothing_is_published_beyond_this_machine():
    published = [port for service in COMPOSE["services"].values() for port in service["ports"]]

    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)
