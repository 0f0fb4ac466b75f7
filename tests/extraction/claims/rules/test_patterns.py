import pytest
from spacy.tokens import Token

from extraction.claims.rules.patterns import matches, with_gaps
from extraction.clauses.clauses import clauses_of
from extraction.language.nlp import English
from extraction.records import EntityType
from tests.extraction.said import claims


def untyped(_word: Token) -> EntityType | None:
    return None


def found(english: English, text: str) -> set[tuple[str, str, str]]:
    return {
        (match.rule.name, str(match.subject), str(match.object))
        for clause in clauses_of(english.read(text))
        for match in matches(clause, untyped)
    }


def test_a_match_names_the_rule_and_its_words(english: English) -> None:
    assert ("works_at", "Ana", "Acme") in found(english, "Ana works at Acme.")


def test_every_pair_of_subject_and_object_matches(english: English) -> None:
    names = {(subject, thing) for _, subject, thing in found(english, "Ana and Max speak Greek and Danish.")}
    assert names == {("Ana", "Greek"), ("Ana", "Danish"), ("Max", "Greek"), ("Max", "Danish")}


def test_of_several_places_the_named_one_counts(english: English) -> None:
    assert ("lives_in", "Ana", "Leeds") in found(english, "Ana lives in a flat in Leeds.")


def test_a_question_word_is_a_gap_for_what_the_rule_takes(english: English) -> None:
    (clause,) = (c for c in clauses_of(english.read("Where were you born?")) if c.key == "born")
    gaps = {(match.rule.predicate, str(match.object)) for match in with_gaps(clause, untyped)}
    assert ("born_in", "Where") in gaps


def test_a_rule_may_speak_of_another_role_than_the_subject(english: English) -> None:
    assert ("keeps_in", "wallet", "car") in found(english, "Ana left her wallet in the car.")


def test_words_beside_a_place_tell_a_stay_from_a_home(english: English) -> None:
    names = {rule for rule, *_ in found(english, "Ana has been in the bakery since May.")}
    assert "been_at_firm" not in names
    assert ("been_at_firm", "Ana", "bakery") in found(english, "Ana has been at the bakery for years.")


def test_a_rule_may_want_its_predicate_linked_by_a_verb(english: English) -> None:
    assert ("quality", "flat", "damp") in found(english, "The flat is damp.")
    assert not [rule for rule, *_ in found(english, "A damp one, quite damp.") if rule == "quality"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("School shut, sorry.", "School | status | shut"),
        ("Internet gone since Tuesday.", "Internet | status | gone"),
    ],
)
def test_a_state_may_leave_its_verb_out(english: English, text: str, said: str) -> None:
    assert said in claims(english, text)
