import numpy as np
import pytest

from train.calibrate import LEAST_CLAIMS, combine, isotonic, mixing, reliability, sigmoid


def test_shares_of_right_claims_rise_with_the_score() -> None:
    rng = np.random.default_rng(1)
    scores = rng.uniform(-4, 4, 20_000).astype(np.float32)
    right = (rng.random(20_000) < sigmoid(scores)).astype(np.float32)
    knots, shares = isotonic(scores, right)
    assert np.all(np.diff(knots) > 0)
    assert np.all(np.diff(shares) > 0)
    assert np.interp([-2, 0, 2], knots, shares) == pytest.approx([0.12, 0.5, 0.88], abs=0.06)


def test_a_score_seen_too_seldom_tells_nothing() -> None:
    scores = np.arange(2 * LEAST_CLAIMS + 1, dtype=np.float32)
    right = np.array([0] * LEAST_CLAIMS + [1] * LEAST_CLAIMS + [1], np.float32)
    right[-2] = 0
    _, shares = isotonic(scores, right)
    assert shares.max() < 1


def test_score_and_rule_are_weighed_by_what_they_tell() -> None:
    rng = np.random.default_rng(2)
    scores, votes = rng.normal(0, 2, 4000).astype(np.float32), rng.uniform(0.6, 0.95, 4000).astype(np.float32)
    right = (rng.random(4000) < sigmoid(scores)).astype(np.float32)
    weights = combine(scores, votes, right)
    assert weights == pytest.approx([1, 0, 0], abs=0.25)
    assert sigmoid(mixing(scores, votes) @ weights).mean() == pytest.approx(right.mean(), abs=0.01)


def test_reliability_has_a_line_for_each_range_with_claims() -> None:
    likely, right = np.array([0.1, 0.15, 0.95], np.float32), np.array([0, 1, 1], np.float32)
    assert list(reliability(likely, right)) == ["0.0-0.2        2 0.125 0.500", "0.9-1.0        1 0.950 1.000"]
