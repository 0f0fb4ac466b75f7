from extraction.clauses.arguments import arguments_of, objects, prepositions
from extraction.language.nlp import English


def test_arguments_are_found_by_their_role(english: English) -> None:
    root = next(english.read("Ana bought a boat, a tent and the keys of a van.").sents).root
    own, inner = arguments_of(root)
    assert [word.text for word in own["dobj"]] == ["boat", "tent", "keys"]
    assert [word.text for word in inner["of"]] == ["van"]


def test_a_preposition_gives_all_that_stands_after_it(english: English) -> None:
    doc = english.read("Ana lives in Leeds and York.")
    assert [word.text for word in objects(next(token for token in doc if token.text == "in"))] == ["Leeds", "York"]


def test_a_verb_gives_its_prepositions_by_name(english: English) -> None:
    root = next(english.read("Ana works for Acme.").sents).root
    assert {name: [word.text for word in words] for name, words in prepositions(root).items()} == {"for": ["Acme"]}


def test_an_adverb_of_direction_is_part_of_its_preposition(english: English) -> None:
    root = next(english.read("Ana moved away from Leeds.").sents).root
    assert {name: [word.text for word in words] for name, words in prepositions(root).items()} == {
        "away_from": ["Leeds"]
    }
