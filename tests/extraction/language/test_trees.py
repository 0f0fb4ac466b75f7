import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extraction.language import trees

SCORES = st.integers(1, 7).flatmap(
    lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-20, 20, width=32, allow_nan=False))
)


@given(SCORES)
def test_any_scores_give_a_tree_with_one_root(arcs: np.ndarray) -> None:
    assert_is_tree(trees.tree(arcs))


def assert_is_tree(heads: np.ndarray) -> None:
    roots = [word for word, head in enumerate(heads) if word == head]
    assert len(roots) == 1
    for word in range(len(heads)):
        place = word
        for _ in heads:
            place = int(heads[place])
        assert place == roots[0]


@given(SCORES, st.sets(st.integers(0, 6)), st.lists(st.integers(0, 2), min_size=7, max_size=7))
def test_words_that_a_hyphen_joins_leave_a_tree(arcs: np.ndarray, hyphens: set[int], labels: list[int]) -> None:
    heads = trees.tree(arcs)
    inside = sorted(place for place in hyphens if place < len(heads))
    trees.tie_hyphens(heads, np.array(labels[: len(heads)]), inside, (0, 1))
    assert_is_tree(heads)


def test_the_best_tree_is_found_where_the_best_heads_are_a_circle() -> None:
    # Words 0 and 1 like each other best; the root is cheapest to reach through word 1.
    arcs = np.array([[1, 0, 9], [3, 9, 0]], np.float32)
    assert trees.tree(arcs).tolist() == [1, 1]


def test_sentences_have_trees_of_their_own() -> None:
    arcs = np.zeros((4, 5), np.float32)
    arcs[[0, 2], 0] = 5
    arcs[[1, 3], [1, 1]] = 9
    assert trees.forest(arcs, [0, 2], 4).tolist()[:3] == [0, 0, 2]


def test_a_second_subject_that_is_a_name_becomes_an_apposition() -> None:
    noun, proper, verb, nsubj, root, appos = 1, 2, 3, 10, 11, 12
    heads, labels = np.array([2, 2, 2]), np.array([nsubj, nsubj, root])
    trees.tie_names(heads, labels, np.array([noun, proper, verb]), frozenset({nsubj}), (noun, proper, appos))
    assert heads.tolist() == [2, 0, 2]
    assert labels.tolist() == [nsubj, appos, root]


def test_a_pronoun_before_a_joined_verb_is_its_subject() -> None:
    root, attr, cc, conj, nsubj = 1, 2, 3, 4, 5
    # is | Ana | and | I | work
    heads, labels = np.array([0, 0, 1, 1, 0]), np.array([root, attr, cc, conj, conj])
    trees.tie_subjects(heads, labels, [3], (conj, nsubj))
    assert heads.tolist() == [0, 0, 1, 4, 0]
    assert labels.tolist() == [root, attr, cc, nsubj, conj]


@given(SCORES, st.sets(st.integers(0, 6)), st.lists(st.integers(0, 1), min_size=7, max_size=7))
def test_pronouns_that_become_subjects_leave_a_tree(arcs: np.ndarray, pronouns: set[int], labels: list[int]) -> None:
    heads = trees.tree(arcs)
    inside = sorted(place for place in pronouns if place < len(heads))
    trees.tie_subjects(heads, np.array(labels[: len(heads)]), inside, (0, 1))
    assert_is_tree(heads)
