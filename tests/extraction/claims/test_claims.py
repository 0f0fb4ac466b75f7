import pytest

from extraction.claims.claims import read_claims
from extraction.language.nlp import English
from tests.extraction.heard import hear
from tests.extraction.said import claims, read, written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana is a nurse at Mercy Hospital.", {"Ana | has_role | nurse", "Ana | works_for | Mercy Hospital"}),
        ("Ana and Max live in Turin.", {"Ana | lives_in | Turin", "Max | lives_in | Turin"}),
        ("Ana speaks Greek and Danish.", {"Ana | speaks | Greek", "Ana | speaks | Danish"}),
        ("Ana lives in Turin and works at Acme.", {"Ana | lives_in | Turin", "Ana | works_for | Acme"}),
        ("Ana, who works at Acme, lives in Turin.", {"Ana | works_for | Acme", "Ana | lives_in | Turin"}),
        ("Ana was hired by Acme.", {"Ana | works_for | Acme"}),
        ("Ana started working at Acme in May.", {"Ana | works_for | Acme"}),
        ("Just moved to Lisbon.", {"Alice | lives_in | Lisbon", "Alice | move_to | Lisbon"}),
        ("Ana, a nurse, lives in Turin.", {"Ana | has_role | nurse"}),
        ("Ana is moving to Lisbon next month.", {"Ana | lives_in | Lisbon | planned"}),
        ("Ana used to live in Turin.", {"Ana | lives_in | Turin | ended"}),
        ("Ana lived in Turin.", {"Ana | lives_in | Turin | ended"}),
    ],
)
def test_the_detours_of_a_sentence_do_not_hide_what_it_says(english: English, text: str, said: set[str]) -> None:
    assert said <= set(claims(english, text))


@pytest.mark.parametrize(
    "text",
    [
        "Does Ana live in Turin?",
        "If Ana lived in Turin, Max would be happy.",
        "I wish Ana lived in Turin.",
        "Maybe Ana lives in Turin.",
        "Max says Ana lives in Turin.",
        "Imagine Ana lives in Turin.",
        "Ana should live in Turin.",
        'The letter said "Ana lives in Turin with her dogs".',
    ],
)
def test_what_is_not_stated_is_not_asserted(english: English, text: str) -> None:
    _, found = read(english, text)
    assert "lives_in" not in {claim.predicate for claim in found.claims if claim.modality == "asserted"}


def test_a_thing_said_twice_in_a_turn_is_one_claim(english: English) -> None:
    said = claims(english, "Ana lives in Turin. Yes, Ana lives in Turin.")
    assert said.count("Ana | lives_in | Turin") == 1


def test_only_new_turns_are_read(english: English) -> None:
    register = hear(english, "Ana lives in Turin.", "Max lives in Porto.")
    found = read_claims(register, 1)
    assert [written(register, claim) for claim in found.claims] == ["Max | lives_in | Porto"]


def test_the_span_of_a_claim_is_the_smallest_phrase_that_says_it(english: English) -> None:
    text = "Guess what: Ana lives in Turin, I heard nothing since."
    _, found = read(english, text)
    assert "Ana lives in Turin" in {text[claim.start : claim.end] for claim in found.claims}


def test_a_correction_is_marked_as_one(english: English) -> None:
    _, found = read(english, "Actually, Ana lives in Turin.")
    assert [claim.correction for claim in found.claims] == [True]


def test_another_job_is_additive(english: English) -> None:
    _, found = read(english, "Ana also works at Acme.")
    assert [claim.additive for claim in found.claims if claim.predicate == "works_for"] == [True]


def test_a_claim_is_no_surer_than_whom_it_is_about(english: English) -> None:
    register, found = read(english, "Tom met Ana.", "He lives in Turin.")
    sure = min(mention.confidence for mention in register.mentions if mention.turn == 1 and mention.text == "He")
    assert [claim.confidence for claim in found.claims if claim.predicate == "lives_in"] == [min(sure, 0.95)]
