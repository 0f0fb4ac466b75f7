"""Words of which somebody has said whom they mean, and what follows from that."""

from datetime import UTC, datetime

from extraction.extract import read
from extraction.language.nlp import English
from extraction.records import Meant, MentionKind, Reading, Referent, Utterance

ANN = Referent("Ann", "person", gender="female")


def told(*contents: str, words: str, referent: Referent | None, kind: MentionKind = "pronoun") -> list[Utterance]:
    """A conversation of Alice's in whose first message that has these words they mean a referent."""
    place = next(i for i, content in enumerate(contents) if words in content)
    start = contents[place].index(words)
    meant = {place: (Meant(start, start + len(words), kind, referent),)}
    return [
        Utterance("user", "Alice", content, datetime(2025, 3, 1, tzinfo=UTC), meant=meant.get(i, ()))
        for i, content in enumerate(contents)
    ]


def heard(english: English, window: list[Utterance]) -> Reading:
    return read(english, window, 0, ())


def said(reading: Reading, predicate: str) -> list[str]:
    """Of whom a predicate is said."""
    return [reading.referents[one.subject].name for one in reading.claims if one.predicate == predicate]


TALK = ("Beth called Ann yesterday.", "She lives in Porto.", "She works for Acme.")


def test_a_pronoun_means_whom_it_is_said_to_mean_and_claims_follow(english: English) -> None:
    reading = heard(english, told(*TALK, words="She", referent=ANN))
    assert said(reading, "lives_in") == ["Ann"]
    [link] = [one for one in reading.mentions if one.turn == 1 and one.text == "She"]
    assert (link.method, link.antecedent) == ("correction", None)


def test_later_pronouns_follow_the_one_that_was_corrected(english: English) -> None:
    assert said(heard(english, told(*TALK, words="She", referent=ANN)), "works_for") == ["Ann"]
    assert said(heard(english, told(*TALK, words="She", referent=Referent("Cleo", "person"))), "works_for") == ["Cleo"]


def test_one_named_in_the_same_window_is_the_same_one(english: English) -> None:
    reading = heard(english, told(*TALK, words="She", referent=ANN))
    assert [one.name for one in reading.referents].count("Ann") == 1


def test_words_that_mean_nobody_say_nothing(english: English) -> None:
    reading = heard(english, told(*TALK[:2], words="She", referent=None))
    assert said(reading, "lives_in") == []
    assert [one.referent for one in reading.mentions if one.text == "She"] == [None]
    noun = heard(english, told("My sister lives in Porto.", words="My sister", referent=None, kind="nominal"))
    assert said(noun, "lives_in") == []


def test_names_and_descriptions_are_corrected_as_well(english: English) -> None:
    name = heard(english, told("Beth lives in Porto.", words="Beth", referent=ANN, kind="name"))
    assert said(name, "lives_in") == ["Ann"]
    noun = heard(english, told("My sister lives in Porto.", words="My sister", referent=ANN, kind="nominal"))
    assert said(noun, "lives_in") == ["Ann"]
    speaker = heard(english, told("I live in Porto.", words="I", referent=ANN))
    assert said(speaker, "lives_in") == ["Ann"]


def test_one_who_is_known_by_an_id_is_found_by_it(english: English) -> None:
    sister = Referent("sister", "person", named=False, known="ref_1")
    reading = heard(english, told(*TALK, words="She", referent=sister))
    assert {reading.referents[one.subject].known for one in reading.claims if one.predicate == "lives_in"} == {"ref_1"}
