import pytest

from extraction.language.nlp import English
from extraction.records import EntityType
from extraction.referents import namecues
from tests.extraction.heard import hear, meant, name


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("My dog Rex barks a lot.", "Rex", "animal"),
        ("We have a hen called Gutrune.", "Gutrune", "animal"),
        ("She speaks Tigrinya at home.", "Tigrinya", "topic"),
        ("She works at Lantern now.", "Lantern", "organisation"),
        ("We use an app called Penpot for that.", "Penpot", "product"),
        ("I am reading a novel called Salt Year.", "Salt Year", "work"),
        ("Hello Perrine, how are you?", "Perrine", "person"),
        ("I moved the invoices to Airtable.", "Airtable", "product"),
    ],
)
def test_the_words_around_a_name_tell_its_type(english: English, sentence: str, words: str, kind: EntityType) -> None:
    found = meant(hear(english, sentence), words)
    assert found is not None
    assert found.type == kind


def test_a_type_told_once_holds_for_the_whole_conversation(english: English) -> None:
    register = hear(english, "My dog Rex is ill.", "Rex slept all day.")
    found = meant(register, "Rex")
    assert found is not None
    assert found.type == "animal"


def test_a_mark_or_a_weekday_is_no_name(english: English) -> None:
    register = hear(english, "The shade is A3, and we close on Sundays.")
    assert not [found for found in register.mentions if found.kind == "name"]


def test_what_tells_two_of_a_name_apart_is_part_of_it(english: English) -> None:
    register = hear(english, "Big Mike plays tonight and Small Mike does not.")
    assert [name(register, "Big Mike"), name(register, "Small Mike")] == ["Big Mike", "Small Mike"]


def test_a_name_that_places_have_says_how_great_they_are(english: English) -> None:
    cues = namecues.cues(english.read("we went to florence")[3:4])
    assert {"place large", "place and first name", "place in lower case"} <= cues.keys()
    assert not any(name.startswith("place") for name in namecues.cues(english.read("We met Perrine.")[2:3]))
