"""One reader for all tests of reading."""

import pytest

from extraction.language import nlp
from extraction.language.nlp import English


@pytest.fixture(scope="session")
def english() -> English:
    return nlp.load()
