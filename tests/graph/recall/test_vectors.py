"""How near texts are in meaning."""

from pathlib import Path

import numpy as np
import pytest

from graph.recall.likes import FILE, Compared, Kept
from graph.recall.vectors import MODEL, Vectors


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors()


def nearness(vectors: Vectors, one: str, other: str) -> float:
    first, second = vectors.of([one, other])
    return float(first @ second)


def test_texts_of_one_meaning_are_nearer_than_others(vectors: Vectors):
    same = nearness(vectors, "She bought a car", "He purchased a vehicle")
    assert same > nearness(vectors, "She bought a car", "The soup was too salty") + 0.2


def test_a_text_is_as_near_alone_as_among_others(vectors: Vectors):
    texts = ["A walk in the woods.", "", "日本", "Soup."]
    assert np.allclose(vectors.of(texts), np.concatenate([vectors.of([text]) for text in texts]), atol=1e-6)


def test_a_text_without_known_words_is_near_to_nothing(vectors: Vectors):
    assert nearness(vectors, "", "A walk in the woods.") == 0


def test_a_rare_word_tells_more_than_a_frequent_one(vectors: Vectors):
    assert vectors.weight("lighthouse") > vectors.weight("house") > vectors.weight("the")


def test_words_of_nearly_one_meaning_are_known(vectors: Vectors):
    assert {"vehicle", "cars"} <= {word for word, _ in vectors.like(["car"])[0]}


def test_the_likes_of_a_word_do_not_depend_on_what_is_asked_beside_it(vectors: Vectors):
    alone, beside = vectors.like(["car"])[0], vectors.like(["soup", "car", "lighthouses"])[1]

    assert [word for word, _ in beside] == [word for word, _ in alone]
    assert np.allclose([near for _, near in beside], [near for _, near in alone], atol=1e-5)


def test_the_likes_that_are_kept_are_those_that_a_comparison_finds(vectors: Vectors):
    compared = Compared(vectors.words, vectors.table)
    for piece in range(1_000, len(vectors.table), 997):
        [(kept, found)] = zip(Kept(MODEL / FILE)([piece]), compared([piece]), strict=True)
        assert [one for one, _ in kept] == [one for one, _ in found]
        assert np.allclose([near for _, near in kept], [near for _, near in found], atol=1e-5)


def test_a_folder_that_keeps_no_likes_has_them_all_the_same(tmp_path: Path, vectors: Vectors):
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).symlink_to(MODEL / name)
    (likes,) = Vectors(tmp_path).like(["car"])
    assert [word for word, _ in likes] == [word for word, _ in vectors.like(["car"])[0]]
