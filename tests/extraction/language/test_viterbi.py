import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extraction.language.viterbi import Names, name_shares

LABELS = ["O", "B-PERSON", "I-PERSON", "B-LOC", "I-LOC"]


def read(*best: tuple[int, int], starts: tuple[int, ...] = (0,)) -> list[str]:
    """Scores with a first and a second choice a word."""
    scores = np.zeros((len(best), len(LABELS)), np.float32)
    for word, (first, second) in enumerate(best):
        scores[word, first], scores[word, second] = 9, 6
    return [LABELS[i] for i in Names(LABELS).best(scores, starts)]


def test_well_formed_names_are_taken_as_scored() -> None:
    assert read((1, 0), (2, 0), (0, 1)) == ["B-PERSON", "I-PERSON", "O"]


def test_a_name_does_not_begin_in_its_middle() -> None:
    assert read((2, 1), (2, 0)) == ["B-PERSON", "I-PERSON"]


def test_a_name_does_not_change_its_kind() -> None:
    assert read((1, 0), (4, 2)) == ["B-PERSON", "I-PERSON"]


def test_a_name_does_not_run_into_the_next_sentence() -> None:
    assert read((1, 0), (2, 1), starts=(0, 1)) == ["B-PERSON", "B-PERSON"]


def test_shares_of_the_kinds_sum_to_one() -> None:
    names = Names(LABELS)
    shares = names.shares(np.array([[0.0, 3.0, 3.0, 0.0, 1.0]], np.float32))
    assert names.kinds == ("PERSON", "LOC")
    assert shares.shape == (1, 3)
    assert np.isclose(shares.sum(), 1.0)
    assert shares[0].argmax() == 1


def test_without_scores_the_labels_of_a_text_count() -> None:
    doc = Doc(Vocab(), words=["Hi", "Tom"], ents=["O", "B-PERSON"])
    assert name_shares(doc).likely == [0.0, 1.0]
