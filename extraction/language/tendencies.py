"""What coreferee's network looks at in a pronoun and in a candidate for what it points at."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from coreferee.data_model import FeatureTable

from extraction.language.ensemble import Ensemble, Pair, Side
from extraction.language.words import Text, Word

ROOT = "ROOT"


class Tendencies:
    """Puts the candidates of every pronoun in order, in the place of coreferee's class for that.

    What it looks at is the same (`coreferee.tendencies.TendenciesAnalyzer`), found once a word and not once a pair.
    """

    def __init__(self, table: FeatureTable) -> None:
        values = [(part, value) for part, own in vars(table).items() for value in own]
        self._features = {value: number for number, value in enumerate(values)}

    def __len__(self) -> int:
        """How many features a word can have."""
        return len(self._features)

    def score(self, text: Text, network: Ensemble) -> None:
        """Sort the candidates of every pronoun, those that the rules are sure of first, then the likeliest."""
        pronouns = [word for word in text if hasattr(word.coref_chains, "temp_potential_referreds")]
        if not pronouns:
            return
        held = [_candidates(word) for word in pronouns]
        numbers = {places: number for number, places in enumerate(dict.fromkeys(map(_places, _flat(held))))}
        ones = [self._side((word,)) for word in pronouns]
        others = [self._side([text[place] for place in places]) for places in numbers]
        pairs = list[Pair]()
        for one, own in enumerate(held):
            for mention in own:
                other = numbers[_places(mention)]
                common = len(ones[one].features & others[other].features)
                pairs.append(Pair(one, other, (*_between(pronouns[one], text[mention.root_index]), common)))
        for mention, likely in zip(_flat(held), network.likelihoods(ones, others, pairs).tolist(), strict=True):
            mention.temp_score = likely
        for own in held:
            own.sort(key=_rank)

    def _side(self, words: Sequence[Word]) -> Side:
        vectors = words[0].doc.vectors[[word.i for word in words]]
        known = (self._features.get(value) for value in _features(words))
        return Side(vectors.mean(axis=0), frozenset(one for one in known if one is not None), _where(words))


def _candidates(pronoun: Word) -> list[Any]:
    """Give the candidates of a pronoun in the order of the text, which stays where they are alike."""
    found = pronoun.coref_chains.temp_potential_referreds
    found.sort(key=_root)
    return found


def _root(mention: Any) -> int:
    return mention.root_index


def _rank(mention: Any) -> tuple[bool, float]:
    return mention.temp_is_uncertain, -mention.temp_score


def _flat(held: Sequence[Sequence[Any]]) -> Iterator[Any]:
    return (mention for own in held for mention in own)


def _places(mention: Any) -> tuple[int, ...]:
    return tuple(mention.token_indexes)


def _features(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Give the features of a word, or of several that are joined: forms and what hangs on them is told of all."""
    first = words[0]
    yield from (("tags", first.tag_), ("ent_types", first.ent_type_))
    for word in words:
        yield from (("morphs", feature) for feature in word.morph.features)
        for child in word.children:
            yield "lefthand_deps_to_children" if child.i < word.i else "righthand_deps_to_children", child.dep_
    if first.dep_ != ROOT:
        head = first.head
        yield "lefthand_deps_to_parents" if first.i < head.i else "righthand_deps_to_parents", first.dep_
        yield "parent_tags", head.tag_
        yield from (("parent_morphs", feature) for feature in head.morph.features)
        for child in head.children:
            side = "parent_lefthand_deps_to_children" if child.i < head.i else "parent_righthand_deps_to_children"
            yield side, child.dep_


def _where(words: Sequence[Word]) -> tuple[int, ...]:
    """Tell where a word stands in its sentence and tree, and whether it is one of several that are joined."""
    first, notes = words[0], words[0].coref_chains
    depth = len(first.ancestors)
    joined, governed = len(notes.temp_dependent_siblings), notes.temp_governing_sibling is not None
    return (
        first.i - first.sent.start,
        depth,
        sum(word.pos_ == "VERB" for word in first.ancestors),
        sum(len(word.ancestors) == depth for word in first.sent[: first.i - first.sent.start]),
        first.head.children.index(first) if first.dep_ != ROOT else -1,
        -1 if governed or (joined and len(words) == 1) else joined,
        int(governed),
    )


def _between(pronoun: Word, candidate: Word) -> tuple[float, ...]:
    """Tell how far apart two words are, whether the pronoun is below the other, and how alike they are."""
    governor = candidate.coref_chains.temp_governing_sibling
    above = [candidate, governor] if governor is not None else [candidate]
    above += [word.head for word in above if word.dep_ != ROOT]
    return (
        pronoun.i - candidate.i,
        pronoun.coref_chains.temp_sent_index - candidate.coref_chains.temp_sent_index,
        float(any(word in pronoun.ancestors for word in above)),
        -1.0 if ROOT in {pronoun.dep_, candidate.dep_} else _alike(pronoun, candidate),
    )


def _alike(one: Word, other: Word) -> float:
    """Give the cosine of two words' vectors."""
    if one.text == other.text:
        return 1.0
    first, second = one.doc.vectors[one.i], other.doc.vectors[other.i]
    norms = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / norms if norms else 0.0
