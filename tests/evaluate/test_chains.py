"""How chains are counted."""

from collections import Counter

import numpy as np
import pytest
from coreferee.tendencies import DocumentPairInfo
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps
from thinc.types import Ragged

from evaluate.chains import nearness, scores

OPS = NumpyOps()


def pairs(words: str, candidates: dict[int, list[list[int]]]) -> DocumentPairInfo:
    """Give a text with the candidates of its pronouns as coreferee's network sees them."""
    each = [one for own in candidates.values() for one in own]
    return DocumentPairInfo(
        doc=Doc(Vocab(), words=words.split()),
        referrers=OPS.asarray1i(list(candidates)),
        antecedents=ragged([place for one in each for place in one], [len(one) for one in each]),
        candidates=ragged(list(range(len(each))), [len(own) for own in candidates.values()]),
        referrers2candidates_pointers=OPS.alloc1i(0),
        static_infos=OPS.alloc2f(0, 0),
        training_outputs=[],
    )


def ragged(values: list[int], lengths: list[int]) -> Ragged:
    return Ragged(OPS.asarray1i(values), OPS.asarray1i(lengths))


def order(text: DocumentPairInfo) -> list[list[int]]:
    """Give the candidates of each pronoun, the best first, by their number."""
    return [np.argsort(-own[:, 0]).tolist() for own in nearness(text)]


def test_the_nearest_word_before_a_pronoun_is_the_best_candidate():
    assert order(pairs("Ines met Beth . She laughed", {4: [[0], [2]]})) == [[1, 0]]


def test_words_after_a_pronoun_are_worse_than_any_before_it():
    assert order(pairs("Beth slept . When she woke Ana saw Ed", {4: [[0], [6], [8]]})) == [[0, 1, 2]]


def test_each_pronoun_has_scores_of_its_own_and_several_words_stand_where_the_first_does():
    text = pairs("Tom met Ana and Ed . He saw them", {6: [[0], [4]], 8: [[0], [2, 4]]})

    assert order(text) == [[1, 0], [1, 0]]


def test_precision_counts_what_was_said_and_recall_what_is_so():
    precision, recall, f = scores(Counter(right=2, wrong=2, missed=6, left=90))

    assert (precision, recall) == (0.5, 0.25)
    assert f == pytest.approx(1 / 3)
