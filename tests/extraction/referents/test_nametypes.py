import numpy as np

from extraction.language.nlp import English
from extraction.referents import nametypes
from extraction.referents.nametypes import Weights


def types(english: English, *turns: str) -> dict[str, str | None]:
    seen = nametypes.in_conversation(english.read_many(turns))
    return dict(nametypes.together(seen))


def test_what_one_mention_tells_holds_for_the_others(english: English) -> None:
    assert types(english, "Our hen Gutrune lays eggs.", "Is Gutrune well?")["gutrune"] == "animal"


def test_words_that_are_no_name_have_no_type(english: English) -> None:
    assert set(types(english, "Lovely weather, isn't it?").values()) <= {None}


def test_the_first_word_of_a_longer_name_knows_what_that_is(english: English) -> None:
    seen = nametypes.in_conversation(english.read_many(["Zofia Krol called.", "Zofia was late."]))
    short = next(one for one in seen if one.spotted.key == "zofia")
    assert short.cues["first of PERSON"] > 0.5


def test_scores_are_logs_of_shares() -> None:
    weights = Weights({"a": 0}, np.array([[0.0, 2.0, 1.0]]))
    assert np.isclose(np.exp(weights.scores({"a": 1.0, "unknown": 3.0})).sum(), 1.0)
