"""One service for all tests; each works in a context of its own."""

from collections.abc import Generator
from pathlib import Path

import pytest

from service import Service
from spectron_client import Client, Settings


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Service]:
    running = Service(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def settings(service: Service) -> Settings:
    return service.context()


@pytest.fixture
def memory(settings: Settings) -> Generator[Client]:
    with Client(settings) as client:
        yield client


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).parents[3]
