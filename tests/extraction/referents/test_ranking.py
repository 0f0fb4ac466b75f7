from extraction.language.nlp import English
from extraction.referents import ranking
from extraction.referents.antecedents import Pool
from tests.extraction.heard import hear


def test_shares_are_sorted_and_leave_room_for_none_of_the_words(english: English) -> None:
    register = hear(english, "Beth met Nadia in the hall.", "They laughed. She was late.")
    pool, found = Pool(register), list[float]()
    for turn, doc in enumerate(register.docs):
        for token in doc:
            if token.lower_ == "she":
                found = [share for share, _ in ranking.shares(pool, turn, token, [])]
            pool.take(turn, token)
    assert len(found) == 2
    assert found == sorted(found, reverse=True)
    assert 0 < sum(found) < 1


def test_it_that_stands_for_nothing_is_less_likely_tied(english: English) -> None:
    register = hear(english, "I sold the car.", "It rained. It broke.")
    pool, told = Pool(register), dict[int, float]()
    for turn, doc in enumerate(register.docs):
        for token in doc:
            if token.lower_ == "it":
                told[token.i] = ranking.shares(pool, turn, token, [])[0][0]
            pool.take(turn, token)
    assert told[0] < told[3]
