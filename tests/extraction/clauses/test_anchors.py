import pytest

from extraction.clauses.anchors import events_of
from extraction.clauses.clauses import clauses_of
from extraction.clauses.timing import when_of
from extraction.language.nlp import English
from tests.extraction.heard import hear


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("The wedding was on 4 May 2024. Ana has lived in Turin since the wedding.", "live", "2024-05-04"),
        ("Ana moved to Turin in 2012. Max left Acme when Ana moved to Turin.", "leave", "2012-01-01"),
        ("Max met Eva when he lived in Rome in 2010.", "meet", "2010-01-01"),
    ],
)
def test_an_event_of_a_known_time_dates_what_is_told_beside_it(
    english: English, text: str, key: str, expected: str
) -> None:
    register = hear(english, text)
    clause = [clause for clause in clauses_of(register.docs[0]) if clause.key == key][-1]
    when = when_of(register, 0, clause)
    assert when is not None
    assert (when.start or "")[:10] == expected


def test_what_lasted_until_an_event_ended_when_it_began(english: English) -> None:
    register = hear(english, "The flood was in May 2020. Ana lived in Turin until the flood.")
    clause = next(clause for clause in clauses_of(register.docs[0]) if clause.key == "live")
    when = when_of(register, 0, clause)
    assert when is not None
    assert (when.start, (when.end or "")[:10]) == (None, "2020-05-01")


@pytest.mark.parametrize("text", ["Ana has lived in Turin since the flood.", "Max left Acme when Ana moved to Turin."])
def test_an_event_of_an_unknown_time_dates_nothing(english: English, text: str) -> None:
    register = hear(english, text)
    clause = clauses_of(register.docs[0])[0]
    assert list(events_of(clause.verb))
    assert when_of(register, 0, clause) is None


def test_a_reason_is_no_time(english: English) -> None:
    register = hear(english, "Ana lives in Turin since she likes the hills.")
    assert list(events_of(clauses_of(register.docs[0])[0].verb)) == []
