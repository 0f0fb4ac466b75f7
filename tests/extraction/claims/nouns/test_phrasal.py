import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("My van broke down.", "Alice | owns | van"),
        ("The flat in Leeds is small.", "flat | located_in | Leeds"),
        ("I sold my van.", "Alice | owns | van | ended"),
        ("I'm selling my van.", "Alice | owns | van"),
        ("Someone has stolen my van.", "Alice | owns | van | ended"),
        ("I had my van nicked.", "Alice | owns | van | ended"),
        ("I got rid of my van.", "Alice | owns | van | ended"),
        ("I no longer have my van.", "Alice | owns | van | ended"),
        ("I lost my Leica.", "Alice | owns | Leica | ended"),
        ("Max crashed my Volvo.", "Alice | owns | Volvo | ended"),
        ("My van is stolen.", "Alice | owns | van | ended"),
        ("I sold the shed and my van.", "Alice | owns | van | ended"),
        ("The garage has my late aunt's van.", "late aunt | owns | van | ended"),
    ],
)
def test_a_noun_phrase_says_something_by_itself(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


def test_the_words_of_others_give_the_speaker_nothing(english: English) -> None:
    assert not [c for c in claims(english, 'The note said "my van is in the yard".') if "owns" in c]


def test_an_assistant_tells_nobody_what_is_theirs(english: English) -> None:
    said = claims(english, "My van broke down.", ("assistant", "Bo", "Then your van needs a mechanic."))
    assert not [claim for claim in said if "owns" in claim]


@pytest.mark.parametrize("text", ["There is no shop in Leeds.", "The news in Leeds is good."])
def test_what_stands_in_no_place_is_not_located(english: English, text: str) -> None:
    said = claims(english, text)
    assert not [claim for claim in said if "located_in" in claim and not claim.endswith("negated")]


@pytest.mark.parametrize("text", ["We visited Pia in Ghent for a week.", "I visited my cousin in Ghent in May."])
def test_who_is_visited_in_a_place_need_not_live_there(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "lives_in" in claim]


def test_a_name_behind_my_is_nothing_of_mine_until_it_is_lost(english: English) -> None:
    assert not [claim for claim in claims(english, "My Spotify is slow.") if "owns" in claim]
