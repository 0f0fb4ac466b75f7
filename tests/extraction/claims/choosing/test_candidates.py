from extraction.claims.choosing.candidates import MOST_PAIRS, MOST_STEPS, Candidate, candidates_of
from extraction.language.nlp import English


def pairs(english: English, text: str) -> dict[tuple[str, str], Candidate]:
    return {
        ("^" if pair.subject is None else pair.subject.text, pair.object.text): pair
        for pair in candidates_of(english.read(text))
    }


def test_two_words_of_a_clause_are_a_pair_with_the_verb_over_both(english: English) -> None:
    pair = pairs(english, "My sister works at Acme.")["sister", "Acme"]
    assert (pair.top.text, [word.text for word in pair.up], [word.text for word in pair.down]) == (
        "works", ["sister"], ["at", "Acme"],
    )  # fmt: skip


def test_an_owner_and_what_it_owns_are_a_pair(english: English) -> None:
    assert pairs(english, "My sister works at Acme.")["My", "sister"].top.text == "sister"


def test_the_speaker_is_the_subject_where_none_is_said(english: English) -> None:
    found = pairs(english, "Moved to Leeds yesterday.")
    assert found["^", "Leeds"].top.text == "Moved"
    assert not [pair for pair in pairs(english, "She moved to Leeds.") if pair[0] == "^"]


def test_words_of_two_sentences_are_no_pair(english: English) -> None:
    found = pairs(english, "Max lives in Turin. Beth works at Acme.")
    assert ("Max", "Turin") in found
    assert ("Max", "Acme") not in found


def test_a_pair_is_at_most_five_steps_apart(english: English) -> None:
    text = "My boss knows the man who met the owner of the house near the river in the north of France."
    assert max(len(pair.up) + len(pair.down) for pair in candidates_of(english.read(text))) == MOST_STEPS


def test_what_a_question_asks_for_is_in_no_pair(english: English) -> None:
    assert not [pair for pair in pairs(english, "Where does Max live?") if "Where" in pair]


def test_a_text_of_many_pages_is_paired_up_to_a_bound(english: English) -> None:
    assert len(candidates_of(english.read("Beth and her sister moved to Leeds. " * 600))) == MOST_PAIRS
