"""Dependency trees from arc scores: the best head for every word such that each sentence is a tree with one root."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indexes = NDArray[np.int64]
FEW_ROOTS = 1e4
"""Taken off every root score, so that the best tree has as few roots as can be: one."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A cycle that one node stands for, and what opening it takes."""

    cycle: Indexes
    heads: Indexes
    leaving: Indexes
    """For each node the one of the cycle that it would hang on."""
    entering: Indexes
    """For each node the one of the cycle that would hang on it."""


def forest(arcs: Scores, starts: list[int], end: int) -> Indexes:
    """Give the head of each word [0, end), a root its own, for sentences that begin at `starts`.

    `arcs[d, 0]` scores word d as a root, `arcs[d, h + 1]` word h as its head.
    """
    heads = np.empty(end, np.int64)
    for first, stop in zip(starts, [*starts[1:], end], strict=True):
        inside = np.concatenate([arcs[first:stop, :1], arcs[first:stop, first + 1 : stop + 1]], axis=1)
        heads[first:stop] = first + tree(inside)
    return heads


def tree(arcs: Scores) -> Indexes:
    """Give the head of each word of one sentence, the root its own; scores as in `forest`."""
    count = len(arcs)
    heads = arcs.argmax(axis=1)
    if not _is_tree(heads):
        scores = np.zeros((count + 1, count + 1))
        scores[1:] = arcs
        scores[1:, 0] -= FEW_ROOTS
        heads = spanning_tree(scores)[1:]
    return np.where(heads == 0, np.arange(count), heads - 1)


def _is_tree(heads: Indexes) -> bool:
    """Say whether 1-based heads (0 for a root) have one root that every word leads to."""
    if int((heads == 0).sum()) != 1:
        return False
    reached = np.concatenate([[True], heads == 0])
    while not reached.all():
        further = reached.copy()
        further[1:] |= reached[heads]
        if (further == reached).all():
            return False
        reached = further
    return True


def spanning_tree(scores: NDArray[np.float64]) -> Indexes:
    """Give the heads of the best spanning tree by Chu-Liu/Edmonds; node 0 is the root and entry 0 has no meaning.

    `scores[d, h]` scores head h for dependent d. McDonald et al., "Non-projective dependency parsing
    using spanning tree algorithms" (2005).
    """
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads = scores.argmax(axis=1)
    heads[0] = 0
    folded, rooted = list[Folded](), {0}
    for start in range(1, len(heads)):
        while cycle := _cycle(heads, start, rooted):
            folded.append(_fold(scores, heads, np.array(cycle)))
    for fold in reversed(folded):
        _unfold(heads, fold)
    return heads


def _cycle(heads: Indexes, start: int, rooted: set[int]) -> list[int]:
    """Give the cycle that a node leads into, none where it leads to the root; `rooted` keeps those that do."""
    path, node = list[int](), start
    while node not in rooted:
        if node in path:
            return path[path.index(node) :]
        path.append(node)
        node = int(heads[node])
    rooted.update(path)
    return []


def _fold(scores: NDArray[np.float64], heads: Indexes, cycle: Indexes) -> Folded:
    """Let the first node of a cycle stand for all of it, in place; its others hang on the root until it is opened."""
    first, rest = cycle[0], cycle[1:]
    leaving, entering = scores[:, cycle], scores[cycle] - scores[cycle, heads[cycle]][:, None]
    fold = Folded(cycle, heads[cycle], cycle[leaving.argmax(axis=1)], cycle[entering.argmax(axis=0)])
    scores[:, first], scores[first] = leaving.max(axis=1), entering.max(axis=0)
    scores[:, rest] = scores[rest] = scores[first, first] = -np.inf
    for node in rest:
        heads[heads == node] = first
    heads[rest], heads[first] = 0, scores[first].argmax()
    return fold


def _unfold(heads: Indexes, fold: Folded) -> None:
    """Open a cycle, in place, where the tree enters it."""
    first, hanging = fold.cycle[0], heads == fold.cycle[0]
    entered = heads[first]
    heads[hanging] = fold.leaving[hanging]
    heads[fold.cycle] = fold.heads
    heads[fold.entering[entered]] = entered


def tie_names(
    heads: Indexes,
    labels: NDArray[Any],
    kinds: NDArray[Any],
    roles: frozenset[int],
    name: tuple[int, int, int],
) -> None:
    """Make a name right after a noun in the same role the noun's apposition, in place: "my sister Beth moved".

    A verb has one subject, so two are one person said twice. `name` holds the ids of NOUN, PROPN and "appos".
    """
    noun, proper, apposition = name
    last: dict[tuple[int, int], int] = {}
    for word in np.flatnonzero(np.isin(labels, list(roles))):
        role = (int(heads[word]), int(labels[word]))
        before = last.get(role)
        if before is None or kinds[word] != proper or kinds[before] != noun or (heads[before + 1 : word] != word).any():
            last[role] = int(word)
        else:
            heads[word], labels[word] = before, apposition


def tie_subjects(heads: Indexes, labels: NDArray[Any], pronouns: Sequence[int], roles: tuple[int, int]) -> None:
    """Make a pronoun the subject of the conjoined verb right after it, in place: "my name is Ana and I work here".

    `pronouns` are those that only a subject can be (I, he, she, we, they), `roles` the ids of "conj" and "nsubj".
    """
    conjunct, subject = roles
    for word in pronouns:
        verb = word + 1
        joined = verb < len(heads) and labels[word] == conjunct == labels[verb] and heads[word] < word
        if joined and not _hangs_on(heads, verb, {word}) and not (labels[heads == verb] == subject).any():
            heads[word], labels[word] = verb, subject


def tie_measures(heads: Indexes, labels: NDArray[Any], roles: tuple[int, int]) -> None:
    """Hang a measure on the adjective that it stands right before, in place: "is 34 years old", "is two weeks late".

    `roles` holds the ids of "npadvmod" and "acomp".
    """
    measure, adjective = roles
    before = np.flatnonzero((labels[:-1] == measure) & (labels[1:] == adjective) & (heads[:-1] == heads[1:]))
    heads[before] = before + 1


def tie_hyphens(heads: Indexes, labels: NDArray[Any], hyphens: Sequence[int], roles: tuple[int, int]) -> None:
    """Make one word of two that a hyphen joins, in place: "my co-worker Ana sings" has one subject.

    `roles` holds the ids of "compound" and "punct".
    """
    compound, punct = roles
    for hyphen in hyphens:
        before, after = hyphen - 1, hyphen + 1
        if before < 0 or after >= len(heads) or _hangs_on(heads, after, {before, hyphen}):
            continue
        same_role = heads[before] == heads[after] != after and labels[before] == labels[after]
        beyond = labels[before] == compound and heads[before] > after
        if same_role or beyond:
            heads[before], labels[before] = after, compound
        if heads[before] == after:
            heads[hyphen], labels[hyphen] = after, punct


def _hangs_on(heads: Indexes, word: int, above: set[int]) -> bool:
    """Say whether a word hangs on one of others, straight or by way of words between."""
    while word not in above:
        if heads[word] == word:
            return False
        word = int(heads[word])
    return True
