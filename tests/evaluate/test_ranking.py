"""Figures of rankings."""

import pytest

from evaluate.ranking import figures, means


def test_recall_is_the_share_of_what_is_right_among_the_first():
    found = figures(["a", "x", "b", *"1234567", "c"], {"a", "b", "c", "d"})
    assert [found[f"recall@{depth}"] for depth in (1, 5, 10, 20)] == [0.25, 0.5, 0.5, 0.75]
    assert (found["any@10"], found["all@10"]) == (1, 0)


def test_what_comes_later_counts_less():
    assert [figures(["x", "a"], {"a"})[name] for name in ("MRR", "NDCG@10")] == [0.5, pytest.approx(0.6309, abs=1e-4)]
    assert figures(["a", "b"], {"a", "b"})["NDCG@10"] == 1


def test_a_ranking_without_anything_right_is_worth_nothing():
    assert set(figures(["x"], {"a"}).values()) == {0}


def test_the_mean_is_taken_figure_by_figure():
    assert means([{"MRR": 1.0, "any@10": 0.0}, {"MRR": 0.5, "any@10": 1.0}]) == {"MRR": 0.75, "any@10": 0.5}
    assert means([]) == {}
