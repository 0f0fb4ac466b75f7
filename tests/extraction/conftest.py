"""One reader for all tests of reading."""

import pytest

from extraction import nlp
from extraction.nlp import English


@pytest.fixture(scope="session")
def english() -> English:
    return nlp.load()
