from pathlib import Path

import numpy as np

from extraction.claims.choosing.chooser import Weights
from extraction.language import nlp
from train.outcomes import LEAST_SCORE, joined, outcomes
from train.talk.format import conversations

TALK = """# test
U Max: my sister Beth lives in Turin
- Beth | lives_in | Turin | asserted
U Max: my sister Anna lives in Leeds
- Anna | lives_in | Leeds | joked
U Max: does Beth live in Oslo?
- Beth | lives_in | Oslo | asked
"""


def flat(score: float) -> Weights:
    """Weights that find every pair as likely as any other."""
    one = np.zeros((1, 1), np.float32)
    return Weights(
        ("lives_in",), np.zeros(1, np.uint32), np.zeros((2, 1), np.float32), np.zeros((3 * 96, 1), np.float32),
        one, np.full(1, score, np.float32), one[0], one[0], np.zeros(3, np.float32), np.ones(1, np.float32),
    )  # fmt: skip


def test_claims_of_rules_are_right_where_the_annotation_asserts_them(tmp_path: Path) -> None:
    path = tmp_path / "test.talk"
    path.write_text(TALK, encoding="utf-8")
    found = outcomes(nlp.load(), conversations(path), flat(LEAST_SCORE - 1))
    assert (found.votes > 0).all()
    assert found.right.tolist() == [1, 0]


def test_what_only_the_chooser_proposes_comes_with_its_score(tmp_path: Path) -> None:
    path = tmp_path / "test.talk"
    path.write_text(TALK, encoding="utf-8")
    found = outcomes(nlp.load(), conversations(path), flat(LEAST_SCORE + 1))
    own = found.votes == 0
    assert set(found.scores[own].tolist()) == {LEAST_SCORE + 1}
    assert len(joined([found, found]).right) == 2 * len(found.right)
