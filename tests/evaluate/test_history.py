"""A history that is made up holds what it says it holds."""

from collections import Counter

from evaluate.history import Line, lines, people, sentence
from tests.graph.oracle import Statement

HISTORY = list(lines(2_000))
ONCE = list(dict.fromkeys(HISTORY))


def said(**given: str) -> Statement:
    told = {"subject": "Nora Vance", "predicate": "works_for", "object": "Acme Ltd"} | given
    return Statement(0, "s1", 1, "user", ("org=acme",), **told)  # pyright: ignore[reportArgumentType]


def test_two_hundred_people_have_two_hundred_names():
    assert len(set(people())) == 200


def test_the_same_seed_gives_the_same_history():
    assert list(lines(2_000)) == HISTORY


def test_one_in_twenty_is_sent_twice():
    assert len(ONCE) == 2_000
    assert 0.03 < (len(HISTORY) - len(ONCE)) / len(ONCE) < 0.07


def test_one_in_twenty_was_said_before_what_arrived_before_it():
    late = [line for line in ONCE if line.said.said_at < line.said.seq * 60]

    assert 0.03 < len(late) / len(ONCE) < 0.07


def test_whoever_says_i_speaks_of_himself():
    own = [line for line in ONCE if line.text.startswith("I ") and "." not in line.text[:-1]]

    assert own
    assert all(line.speaker == line.said.subject for line in own)


def test_every_kind_is_said_in_six_wordings_and_more():
    wordings = Counter(
        (line.said.predicate, line.said.modality) for line in {_by_wording(line): line for line in ONCE}.values()
    )

    assert min(wordings.values()) >= 6


def test_a_verb_agrees_with_its_subject():
    wording = "{who} no longer (work|works) for {thing}."

    assert sentence(wording, "I", said()) == "I no longer work for Acme Ltd."
    assert sentence(wording, "Nora Vance", said()) == "Nora Vance no longer works for Acme Ltd."


def test_what_somebody_owns_is_hers_or_mine():
    wording = "{who} sold {whose} {thing}."

    assert sentence(wording, "She", said(object="Kindle")) == "She sold her Kindle."
    assert sentence(wording, "I", said(object="Kindle")) == "I sold my Kindle."


def _by_wording(line: Line) -> tuple[str, str, str]:
    return (line.said.predicate, line.said.modality, line.wording)
