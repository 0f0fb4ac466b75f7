from pathlib import Path

import numpy as np

from train.chooser import fit, save
from train.pairs import Examples


def made(count: int) -> Examples:
    """Pairs of which the first feature tells the predicate and the others nothing."""
    rng = np.random.default_rng(3)
    kinds = rng.integers(3, size=count)
    hashes = np.column_stack([kinds, rng.integers(100, 120, (count, 4))]).astype(np.uint32)
    told = [(), ("likes",), ("owns",)]
    labels = [told[kind] for kind in kinds]
    states = rng.normal(size=(count, 6)).astype(np.float32)
    return Examples(hashes, states, labels, np.ones(count, np.int64))


def test_what_tells_a_predicate_is_learned() -> None:
    found = made(41_000)
    model = fit(found, np.arange(40_000), ("likes", "owns"))
    rows = np.arange(40_000, 41_000)
    scores = model.logits(found.hashes[rows], found.states[rows])
    for kind, column in ((1, 0), (2, 1)):
        is_kind = found.hashes[rows, 0] == kind
        assert scores[is_kind, column].min() > scores[~is_kind, column].max()


def test_the_same_pairs_give_the_same_weights(tmp_path: Path) -> None:
    found = made(1000)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        save(fit(found, np.arange(1000), ("likes", "owns")), tmp_path / name)
    one, two = (np.load(tmp_path / name / "chooser.npz") for name in ("one", "two"))
    assert all(np.array_equal(one[key], two[key]) for key in one.files)
