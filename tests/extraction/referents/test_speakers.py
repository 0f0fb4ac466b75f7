import pytest

from extraction.language.nlp import English
from tests.extraction.heard import hear, mention, name


@pytest.mark.parametrize("word", ["I", "me", "my", "myself"])
def test_the_first_person_is_the_speaker(english: English, word: str) -> None:
    register = hear(english, "I told me that my work was done by myself.")
    assert name(register, word) == "Alice"


def test_you_of_a_user_is_the_assistant_and_back(english: English) -> None:
    register = hear(english, "Can you help me?", ("assistant", "Iris", "Sure, what do you need?"))
    assert name(register, "you", turn=0) == "Iris"
    assert name(register, "you", turn=1) == "Alice"


def test_you_of_a_system_turn_is_the_assistant(english: English) -> None:
    register = hear(english, ("system", "system", "You answer in French."), "Hello", ("assistant", "Iris", "Bonjour"))
    assert name(register, "You", turn=0) == "Iris"


def test_an_at_sign_names_the_addressee(english: English) -> None:
    register = hear(english, ("user", "Tom", "hi"), ("user", "Eve", "hi"), "@Tom can you call her?")
    assert name(register, "you") == "Tom"


def test_we_is_the_speaker_with_less_confidence(english: English) -> None:
    found = mention(hear(english, "We live in Leeds."), "We")
    assert found is not None
    assert (found.method, found.confidence < 0.9) == ("speaker_group", True)


def test_words_in_quotation_marks_are_nobody_here(english: English) -> None:
    register = hear(english, 'He said "I hate my job" and left.')
    assert mention(register, "I") is None
    assert mention(register, "my") is None


@pytest.mark.parametrize("words", ["It was, you know, odd.", "You have to stir it well.", "If you heat it, it melts."])
def test_a_you_that_means_anyone_is_left_alone(english: English, words: str) -> None:
    register = hear(english, ("assistant", "Iris", "Hello!"), words)
    assert not [m for m in register.mentions if m.text.lower() == "you"]
