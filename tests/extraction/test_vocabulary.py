import pytest

from extraction.language.nlp import English
from extraction.vocabulary import PREDICATES, predicate
from tests.extraction.said import read


@pytest.mark.parametrize("name", PREDICATES)
def test_the_example_of_a_predicate_is_read_as_that_predicate(english: English, name: str) -> None:
    _, found = read(english, PREDICATES[name].example)
    assert name in {claim.predicate for claim in found.claims if claim.modality == "asserted"}


@pytest.mark.parametrize("name", PREDICATES)
def test_opposites_name_each_other(name: str) -> None:
    opposite = PREDICATES[name].opposite
    assert opposite is None or PREDICATES[opposite].opposite == name


def test_a_favourite_of_any_kind_has_one_value() -> None:
    row = predicate("favourite_colour")
    assert (row.kind, row.cardinality, row.category) == ("attribute", "one", "knowledge")


def test_a_quantity_of_anything_has_one_value() -> None:
    assert predicate("quantity_of_kids").cardinality == "one"


def test_an_open_action_is_context_and_an_open_relation_knowledge() -> None:
    assert predicate("complain_about").category == "context"
    assert predicate("mentor", "relation").category == "knowledge"


def test_a_predicate_takes_a_value_where_its_object_is_no_entity() -> None:
    assert predicate("age").takes_value
    assert not predicate("lives_in").takes_value
