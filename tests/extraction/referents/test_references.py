import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.language.nlp import English
from extraction.referents import ranking
from extraction.referents.antecedents import Pool
from extraction.referents.ranking import TABLE
from tests.extraction.heard import hear, meant, mention, name


@pytest.mark.parametrize(
    ("lines", "word", "who"),
    [
        (("My sister Beth moved to Turin.", "She works in a bank."), "She", "Beth"),
        (("My sister Beth and my brother Max came.", "He was late."), "He", "Max"),
        (("My sister Beth and my brother Max came.", "She was late."), "She", "Beth"),
        (("Nadia lost her keys.",), "her", "Nadia"),
        (("My son Leo is six.", "I love him."), "him", "Leo"),
    ],
)
def test_a_pronoun_finds_its_person(english: English, lines: tuple[str, ...], word: str, who: str) -> None:
    assert name(hear(english, *lines), word) == who


def test_she_of_a_later_turn_finds_the_sister_of_an_earlier_one(english: English) -> None:
    register = hear(
        english, "My sister Beth is here.", ("assistant", "Iris", "How nice!"), "It rains.", "She leaves tomorrow."
    )
    assert name(register, "She") == "Beth"


def test_a_pronoun_knows_the_words_before_it(english: English) -> None:
    register = hear(english, "My sister Beth moved.", "She likes it there.")
    found = mention(register, "She")
    assert found is not None
    assert found.antecedent is not None
    assert register.mentions[found.antecedent].text == "Beth"


def test_a_pronoun_never_means_who_is_speaking_or_spoken_to(english: English) -> None:
    register = hear(english, ("user", "Nadia", "I am tired. She is not."), ("assistant", "Beth", "Who is she?"))
    assert {name(register, "She", turn=0), name(register, "she", turn=1)} == {None}


def test_she_that_may_be_either_of_two_is_a_doubt_with_both(english: English) -> None:
    register = hear(english, "Beth and Nadia were there, and she is tired.")
    assert name(register, "she") is None
    doubts = [d for d in register.doubts if d.reason == "ambiguous_reference"]
    assert [{register.referents[c].name for c in d.candidates} for d in doubts] == [{"Beth", "Nadia"}]


def test_a_pet_that_only_a_pronoun_points_at_is_an_animal(english: English) -> None:
    found = meant(hear(english, "A rabbit came. She was hungry."), "She")
    assert found is None or found.type == "animal"


def test_two_roles_of_one_verb_are_two_people(english: English) -> None:
    assert name(hear(english, "Beth is here. Nadia saw her."), "her") == "Beth"


def test_it_without_a_thing_is_left_alone(english: English) -> None:
    register = hear(english, "It is raining and it is late.")
    assert not [m for m in register.mentions if m.kind == "pronoun"]


def test_who_of_a_relative_clause_is_the_noun_before_it(english: English) -> None:
    assert name(hear(english, "My brother Max, who lives in Turin, called."), "who") == "Max"


def test_every_weight_is_of_a_feature(english: English) -> None:
    register = hear(english, "Beth is here. She sings.")
    pool = Pool(register)
    doc = register.docs[0]
    for token in doc:
        pool.take(0, token)
    features = ranking.features(pool, pool.words[:1], (0, doc[4]), [])[0]
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    assert all(set(row["weights"]) == set(features) for row in rows.values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=3))
def test_any_text_is_read_and_every_span_is_its_words(english: English, lines: list[str]) -> None:
    register = hear(english, *lines)
    for found in register.mentions:
        assert register.utterances[found.turn].content[found.start : found.end] == found.text


WORDS = st.sampled_from(
    [
        "my",
        "her",
        "his",
        "sister",
        "Beth",
        "Tom",
        "'s",
        "dog",
        ",",
        "she",
        "he",
        "it",
        "they",
        "called",
        "who",
        "is",
        "and",
        ".",
        "you",
        "me",
        "the",
        "name",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=3))
def test_any_muddle_of_pronouns_and_kin_is_read(english: English, lines: list[str]) -> None:
    register = hear(english, *lines)
    for found in register.mentions:
        assert found.referent is not None
        assert register.utterances[found.turn].content[found.start : found.end] == found.text
