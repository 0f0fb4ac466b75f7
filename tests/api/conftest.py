"""The real application over a real engine, and a fresh context in it for each test."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from graph.settings import Settings
from tests.api.caller import ROOT_KEY, Caller, open_context


@pytest.fixture(scope="session")
def http(settings: Settings) -> Iterator[TestClient]:
    """The service, running."""
    own = settings.model_copy(update={"root_key": SecretStr(ROOT_KEY)})
    with TestClient(create_app(own)) as client:
        yield client


@pytest.fixture
def caller(http: TestClient) -> Caller:
    """The holder of the first key of a fresh context."""
    return open_context(http)


@pytest.fixture
def stranger(http: TestClient) -> Caller:
    """The holder of the first key of another context."""
    return open_context(http)
