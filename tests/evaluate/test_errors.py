"""Errors as they are listed and counted."""

from evaluate.errors import BELIEVED, LOST, WORST, Error, listed, rows


def error(kind: str, weight: float, words: str = "words") -> Error:
    return Error(kind, "a cause", weight, "a case", words)


def test_errors_are_counted_by_kind_and_cause_the_most_frequent_first():
    errors = [error("rare", LOST), error("often", LOST), error("often", LOST)]

    assert [(row.name, row.value) for row in rows(errors)] == [("often: a cause", "2"), ("rare: a cause", "1")]


def test_what_a_memory_believes_wrongly_is_listed_before_what_it_lacks():
    errors = [error("missing", LOST, "the last one")] * WORST + [error("believed", BELIEVED, "the first one")]

    worst = listed(errors).split("ALL")[0]

    assert "the first one" in worst
    assert worst.count("the last one") == WORST - 1
