import pytest

from extraction.language.nlp import English
from tests.extraction.said import claims, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana is moving to Lisbon.", "Ana | lives_in | Lisbon | planned"),
        ("I start at Acme on 1 July 2025.", "Alice | works_for | Acme | planned"),
        ("Ana loved the film.", "Ana | likes | film"),
        ("Ana was vegan.", "Ana | diet | vegan | ended"),
        ("The release will be on 3 May 2025.", "release | happens_on | 2025-05-03"),
        ("Ana has just turned 30.", "Ana | age | 30"),
        ("Ana got a job at Initech Corp.", "Ana | works_for | Initech Corp"),
        ("Ana has moved away from Ghent.", "Ana | lives_in | Ghent | ended"),
        ("Ana moved back to Ghent.", "Ana | lives_in | Ghent"),
        ("Ana gave up her job at Initech.", "Ana | works_for | Initech | ended"),
        ("Ana was laid off by Initech.", "Ana | works_for | Initech | ended"),
        ("Ana doesn't like dancing any more.", "Ana | likes | dancing | ended"),
        ("Ana stopped liking chess.", "Ana | likes | chess | ended"),
        ("Ana got tired of chess.", "Ana | dislikes | chess"),
        ("Ana had a Leica.", "Ana | owns | Leica | ended"),
        ("Ana doesn't have a Leica.", "Ana | owns | Leica | negated"),
        ("Ana had six kids.", "Ana | quantity_of_kids | 6"),
        ("The wedding was in Leeds.", "wedding | located_in | Leeds"),
        ("Ana wants the hall on Thursday.", "Ana | wants | hall"),
        ("I'd prefer a cat.", "Alice | prefers | cat"),
        ("Don't call me Ali.", "Alice | nickname | Ali | negated"),
        ("Call me Ali.", "Alice | nickname | Ali"),
        ("Ana can't swim anymore.", "Ana | cannot | swim anymore"),
    ],
)
def test_tense_and_time_tell_how_a_rule_is_meant(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)


@pytest.mark.parametrize("text", ["Ana hasn't left Acme Corp.", "Ana turned 30 at Acme Corp.", "Ana got home at ten."])
def test_what_has_not_ended_closes_nothing(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "works_for" in claim]


def test_an_age_that_is_not_reached_yet_is_none(english: English) -> None:
    assert not [claim for claim in claims(english, "Ana is nearly 30.") if "age" in claim]


@pytest.mark.parametrize(
    "text",
    ["Ana has a Zoom at nine.", "Ana has a PhD from Leeds.", "Ana has her Max.", "Ana has a Guardian subscription."],
)
def test_not_all_with_a_capital_that_somebody_has_is_a_thing(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "owns" in claim]


def test_a_name_given_apart_is_the_name_of_whoever_had_none(english: English) -> None:
    assert "Alice | sibling_of | Beth" in claims(english, "My sister is called Beth.")


def test_a_lone_noun_is_no_role_of_the_speaker(english: English) -> None:
    assert claims(english, "Plumber!") == []


def test_the_head_of_a_system_turn_is_no_role_of_its_speaker(english: English) -> None:
    assert not [said for said in claims(english, ("system", "system", "Assistant at Acme Corp.")) if "has_role" in said]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("I used to live in Leeds in 2010.", "2010", None),
        ("I no longer live in Leeds since May 2023.", None, "2023-05"),
        ("I stopped living in Leeds in May 2023.", None, "2023-05"),
        ("I did not live in Leeds in 2010.", "2010", "2011"),
        ("I have not lived in Leeds since 2010.", "2010", None),
    ],
)
def test_a_time_tells_when_it_was_so_or_when_it_was_over(
    english: English, text: str, start: str | None, end: str | None
):
    valid = read(english, text)[1].claims[0].valid

    assert valid is not None
    assert [bound and bound[: len(told or "")] for bound, told in ((valid.start, start), (valid.end, end))] == [
        start,
        end,
    ]


@pytest.mark.parametrize("text", ["It is Thursday the 19th.", "Five years is a good stretch."])
def test_a_time_is_nothing_that_has_a_kind(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "is_a" in claim]


def test_one_of_a_thing_is_no_number_of_them(english: English) -> None:
    assert not [claim for claim in claims(english, "Acme Corp has one email.") if "quantity_of" in claim]


@pytest.mark.parametrize("text", ["Max is meant to call.", "Max is fasting."])
def test_a_verb_is_no_quality_for_its_lemma(english: English, text: str) -> None:
    assert not [claim for claim in claims(english, text) if "has_quality" in claim]


def test_whoever_a_pronoun_means_bears_the_name_that_it_is(english: English) -> None:
    assert "Beth Stone | name | Beth Stone" in claims(english, "My sister called. She is Beth Stone.")
    assert not [claim for claim in claims(english, "I saw the kayak. It is Max's.") if "| name |" in claim]
