import pytest

from extraction.clauses.clauses import clauses_of
from extraction.clauses.timing import when_of
from extraction.language.nlp import English
from tests.extraction.heard import hear


@pytest.mark.parametrize(
    ("text", "key", "start"),
    [
        ("Ana joined Acme in May 2024.", "join", "2024-05"),
        ("Ana has lived in Turin since 2019.", "live", "2019"),
        ("Ana started working at Acme in May 2024.", "work", "2024-05"),
        ("Ana joined Acme in 2020 and Max left it in 2021.", "leave", "2021"),
        ("In 2019 Ana moved to Leeds and joined Acme.", "join", "2019"),
        ("In 2018 Max moved to Rome. Ana moved to Rome a year later.", "move", "2018"),
        ("In 2018 Max left Acme. Ana joined it a year later.", "join", "2019"),
    ],
)
def test_a_clause_has_the_time_that_stands_in_it(english: English, text: str, key: str, start: str) -> None:
    register = hear(english, text)
    clause = next(clause for clause in clauses_of(register.docs[0]) if clause.key == key)
    when = when_of(register, 0, clause)
    assert when is not None
    assert (when.start or "").startswith(start)


def test_a_clause_has_not_the_time_of_its_neighbour(english: English) -> None:
    register = hear(english, "Ana left in 2020, and Max lives in Turin.")
    clause = next(clause for clause in clauses_of(register.docs[0]) if clause.key == "live")
    assert when_of(register, 0, clause) is None


def test_a_clause_has_not_the_time_that_stands_between_commas_with_other_words(english: English) -> None:
    register = hear(english, "Vegan since May, I sold my car.")
    clause = next(clause for clause in clauses_of(register.docs[0]) if clause.key == "sell")
    assert when_of(register, 0, clause) is None


def test_what_is_past_did_not_begin_later(english: English) -> None:
    register = hear(english, "Max married in June. Ana moved to Rome two years later.")
    clause = next(clause for clause in clauses_of(register.docs[0]) if clause.key == "move")
    assert when_of(register, 0, clause) is None
