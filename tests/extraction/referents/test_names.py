import pytest

from extraction.language.nlp import English
from extraction.records import EntityType, Known
from tests.extraction.heard import hear, meant, name


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("We met Tom Keller in the hall.", "Tom Keller", "person"),
        ("She moved to Lisbon in May.", "Lisbon", "location"),
        ("I work at Leeds University.", "Leeds University", "organisation"),
        ("We saw Dr Patel today.", "Dr Patel", "person"),
        ("I am on the Phoenix project now.", "Phoenix", "project"),
        ("He ran the Turin Marathon twice.", "Turin Marathon", "event"),
    ],
)
def test_a_name_has_a_type(english: English, sentence: str, words: str, kind: EntityType) -> None:
    found = meant(hear(english, sentence), words)
    assert found is not None
    assert (found.type, found.named) == (kind, True)


def test_a_possessive_s_is_no_part_of_a_name(english: English) -> None:
    assert name(hear(english, "Tom Keller's bike is red."), "Tom Keller") == "Tom Keller"


def test_a_first_name_is_the_one_person_of_that_name(english: English) -> None:
    register = hear(english, "I met Tom Keller today.", "Tom was tired.")
    assert name(register, "Tom") == "Tom Keller"


def test_a_first_name_of_two_people_is_neither(english: English) -> None:
    register = hear(english, "I met Tom Keller and Tom Brown today.", "Tom was tired.")
    assert name(register, "Tom") == "Tom"


def test_a_known_name_is_found_in_lower_case(english: English) -> None:
    known = Known("ent_1", "Zofia", "person")
    found = meant(hear(english, "had lunch with zofia today", known=(known,)), "zofia")
    assert found is not None
    assert (found.name, found.known) == ("Zofia", "ent_1")


def test_a_speaker_called_by_name_is_the_speaker(english: English) -> None:
    found = meant(hear(english, "Hello there.", ("assistant", "Iris", "Good morning, Alice!")), "Alice")
    assert found is not None
    assert found.speaker == "Alice"


@pytest.mark.parametrize(
    "sentence", ["Thanks a lot!", "Sounds good.", "Works for me.", "See you on Monday.", "Haha nice"]
)
def test_a_capital_alone_makes_no_name(english: English, sentence: str) -> None:
    assert not [m for m in hear(english, sentence).mentions if m.kind == "name"]


def test_a_month_that_does_something_is_a_person(english: English) -> None:
    assert not [m for m in hear(english, "It rained in June.").mentions if m.kind == "name"]
    assert name(hear(english, "My cousin June sings well."), "June") == "June"


@pytest.mark.parametrize("name", ["Friday", "April"])
def test_a_day_or_month_that_is_given_as_a_name_is_one(english: English, name: str) -> None:
    found = meant(hear(english, f"We adopted a rabbit called {name}."), name)
    assert found is not None
    assert (found.name, found.type) == (name, "animal")


def test_a_day_is_no_rabbit_of_that_name(english: English) -> None:
    register = hear(english, "We adopted a rabbit called Friday.", "Friday likes hay. The vet comes on Friday.")
    assert [mention.start for mention in register.mentions if mention.text == "Friday" and mention.turn == 1] == [0]


def test_a_known_description_is_no_name(english: English) -> None:
    known = Known("ent_1", "sister", "person", named=False)
    assert not [m for m in hear(english, "The sister school is nice.", known=(known,)).mentions if m.kind == "name"]


def test_a_name_known_of_a_person_and_of_a_place_is_told_by_the_words_around(english: English) -> None:
    known = (Known("ent_1", "Chad", "person"), Known("ent_2", "Chad", "location"))
    register = hear(english, "I flew to Chad yesterday.", "Chad picked me up.", known=known)
    assert [found.known for turn in (0, 1) if (found := meant(register, "Chad", turn))] == ["ent_2", "ent_1"]


def test_what_somebody_has_lost_is_no_person(english: English) -> None:
    found = meant(hear(english, "I lost my Leica."), "Leica")
    assert found is not None
    assert found.type == "product"


def test_a_known_name_is_a_person_where_the_sentence_plainly_says_so(english: English) -> None:
    known = Known("ent_1", "Nina Okello", "organisation")
    found = meant(hear(english, "I met Nina Okello today.", known=(known,)), "Nina Okello")
    assert found is not None
    assert (found.type, found.known) == ("person", None)


@pytest.mark.parametrize(
    ("sentence", "n", "kind"),
    [
        ("I need a visa for Chad.", 1, "location"),
        ("Chad drew a map of Chad.", 2, "location"),
        ("I bought a present for Chad.", 1, "person"),
    ],
)
def test_a_place_that_somebody_is_called_like_is_told_by_what_goes_with_places(
    english: English, sentence: str, n: int, kind: EntityType
) -> None:
    found = meant(hear(english, "My cousin Chad works in Chad.", sentence), "Chad", n=n)
    assert found is not None
    assert found.type == kind


def test_who_does_something_with_me_is_no_place(english: English) -> None:
    register = hear(english, "Georgia and I fly to Georgia next week.")
    kinds = [found.type for n in (1, 2) if (found := meant(register, "Georgia", n=n))]
    assert kinds == ["person", "location"]
