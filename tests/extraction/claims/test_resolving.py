from extraction.claims.resolving import resolve, type_of
from extraction.language.nlp import English
from tests.extraction.heard import hear


def test_no_word_is_the_speaker(english: English) -> None:
    register = hear(english, "Moved to Leeds.")
    assert resolve(register, 0, None) == register.speaker(0)


def test_a_pronoun_that_nobody_knows_is_nobody(english: English) -> None:
    register = hear(english, "They left.")
    assert resolve(register, 0, register.docs[0][0]) is None


def test_a_noun_gets_a_referent_of_the_type_asked_for(english: English) -> None:
    register = hear(english, "I sold the gizmo.")
    found = resolve(register, 0, register.docs[0][3], "product")
    assert found is not None
    assert (register.referents[found].name, register.referents[found].type) == ("gizmo", "product")


def test_a_noun_is_typed_by_its_class(english: English) -> None:
    register = hear(english, "The nurse left the bakery.")
    assert [type_of(register, 0, register.docs[0][i]) for i in (1, 4)] == ["person", "organisation"]


def test_an_activity_is_a_topic_of_its_own(english: English) -> None:
    register = hear(english, "I enjoy playing chess.")
    found = resolve(register, 0, register.docs[0][2])
    assert found is not None
    assert register.referents[found].name == "playing chess"
