import pytest

from extraction.language.nlp import English
from tests.extraction.heard import Line, hear, meant, name

REMARK = ("assistant", "Iris", "That sounds like a lot.")


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("We have a new lodger, Max.", "a new lodger", "Max"),
        ("The owner, Beth Keller, decides about it.", "The owner", "Beth Keller"),
    ],
)
def test_a_noun_is_whom_the_name_beside_it_means(english: English, sentence: str, words: str, who: str) -> None:
    assert name(hear(english, sentence), words) == who


@pytest.mark.parametrize(
    "sentence",
    ["She lives in a home since the fall, the Limes.", "We run a small hut, not the Ritz."],
)
def test_a_name_further_on_is_something_else(english: English, sentence: str) -> None:
    register = hear(english, sentence)
    assert {name(register, "the fall"), name(register, "a small hut")} <= {None, "fall", "small hut"}


def test_a_new_name_after_someone_nameless_is_theirs(english: English) -> None:
    found = meant(hear(english, "I meet my nephew at school. Leo is nine and hates maths."), "Leo")
    assert found is not None
    assert (found.relation, found.gender) == ("nephew", "male")


@pytest.mark.parametrize(
    "lines",
    [
        ("Leo lives here.", "I meet my nephew at school. Leo is nine."),
        ("My nephew and my niece are here. Leo is nine.",),
        ("I meet my niece at school. Henry is nine.",),
    ],
    ids=["known before", "of two", "of the other sex"],
)
def test_a_name_that_fits_badly_is_nobody_of_the_sentence_before(english: English, lines: tuple[str, ...]) -> None:
    register = hear(english, *lines)
    found = meant(register, "Leo") or meant(register, "Henry")
    assert found is not None
    assert found.relation is None


def test_a_name_that_answers_for_someone_nameless_is_theirs(english: English) -> None:
    asked = ("assistant", "Iris", "How old is your daughter?")
    assert name(hear(english, "Our daughter starts school.", asked, "Runa is five."), "your daughter", 1) == "Runa"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does your daughter need help?", "Kim is helping."),
        ("Where is your daughter?", "Kim picked her up."),
    ],
)
def test_a_name_that_speaks_of_another_is_not_theirs(english: English, question: str, answer: str) -> None:
    register = hear(english, "My daughter is late.", ("assistant", "Iris", question), answer)
    assert name(register, "My daughter", 0) == "daughter"


def test_a_new_name_in_the_reply_to_a_remark_is_the_nameless_one_of_whom_it_is(english: English) -> None:
    told = "At home are my husband Tomas, Ella and Tomas's mum, who broke her hip."
    register = hear(english, told, REMARK, "Oh it's fine, Vera is easy. She was a baker.")
    assert name(register, "Tomas's mum", turn=0) == "Vera"


@pytest.mark.parametrize(
    ("told", "remark", "reply"),
    [
        ("My brother is in hospital.", REMARK, "Thanks. Marc is with him."),
        ("My brother is in hospital.", REMARK, "It's fine, Lucy is great. She is a nurse."),
        ("My brother is in hospital.", REMARK, "It's fine, Marc is great."),
        ("My brother came with my uncle.", REMARK, "It's fine, Marc is great. He cooks."),
        ("My brother is ill.", ("assistant", "Iris", "Is Ben there?"), "It's fine, Marc is great. He cooks."),
        ("My neighbour is moving out.", REMARK, "Yes. Anyway, Karim is coming. He is early."),
    ],
)
def test_a_new_name_is_nobody_nameless_where_more_than_one_may_be_meant(
    english: English, told: str, remark: Line, reply: str
) -> None:
    register = hear(english, told, remark, reply)
    assert all(not r.named for _, r in register.standing() if r.owner is not None)
