import pytest

from extraction.clauses.negation import is_negated
from extraction.language.nlp import English


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ana doesn't smoke.", True),
        ("Ana never smoked.", True),
        ("Ana has no car.", True),
        ("Ana smokes.", False),
        ("Ana is 29, not 12.", False),
    ],
)
def test_a_verb_is_negated_by_what_stands_beside_it(english: English, text: str, negated: bool) -> None:  # noqa: FBT001
    root = next(english.read(text).sents).root
    assert is_negated(root) is negated
