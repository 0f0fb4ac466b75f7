import pytest

from extraction.claims.kinds import is_bare
from extraction.language.nlp import English
from extraction.records import EntityType
from tests.extraction.said import read


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ana likes tea.", "tea", "topic"),
        ("Ana no longer likes tea.", "tea", "topic"),
        ("Ana hates old films.", "old films", "topic"),
        ("Ana is fond of headphones.", "headphones", "topic"),
        ("Ana likes the tea.", "tea", "other"),
        ("Ana likes my headphones.", "headphones", "product"),
        ("Ana likes Portishead.", "Portishead", "organisation"),
    ],
)
def test_what_is_liked_in_general_is_a_topic(english: English, text: str, name: str, kind: EntityType) -> None:
    register, found = read(english, text)
    liked = [register.referents[claim.object] for claim in found.claims if claim.object is not None]
    assert (name, kind) in {(referent.name, referent.type) for referent in liked}


def test_what_is_bought_is_a_thing(english: English) -> None:
    register, found = read(english, "Ana bought headphones.")
    assert {register.referents[claim.object].type for claim in found.claims if claim.object is not None} == {"product"}


def test_a_noun_is_bare_without_article_owner_and_number(english: English) -> None:
    doc = english.read("Tea, the coffee, my bread and two cakes are here.")
    assert [noun.text for noun in doc if noun.pos_ in {"NOUN", "PROPN"} and is_bare(noun)] == ["Tea"]
