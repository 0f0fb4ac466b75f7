import numpy as np

from extraction.claims.choosing.candidates import candidates_of
from extraction.claims.choosing.features import TEMPLATES, Hashes, Scene, dense_of, features_of, says
from extraction.language.nlp import English
from extraction.records import Claim
from tests.extraction.heard import hear
from tests.extraction.said import read


def features(english: English, text: str, claims: tuple[Claim, ...] = ()) -> Hashes:
    scene = Scene(hear(english, text), 0, claims)
    return features_of(scene, candidates_of(scene.register.docs[0]))


def test_a_pair_has_one_feature_a_template(english: English) -> None:
    found = features(english, "Max lives in Turin.")
    assert found.shape == (len(candidates_of(english.read("Max lives in Turin."))), len(TEMPLATES))
    assert len(set(found[0].tolist())) == len(TEMPLATES)


def test_the_same_words_have_the_same_features(english: English) -> None:
    assert np.array_equal(features(english, "Max lives in Turin."), features(english, "Max lives in Turin."))


def test_sentences_alike_share_what_they_have_in_common(english: English) -> None:
    one, two = features(english, "Max lives in Turin.")[0], features(english, "Beth lives in Leeds.")[0]
    assert 0 < (one == two).sum() < len(TEMPLATES)


def test_what_a_rule_reads_is_a_feature(english: English) -> None:
    text = "Max lives in Turin."
    register, found = read(english, text)
    pairs = candidates_of(register.docs[0])
    claim = next(claim for claim in found.claims if claim.predicate == "lives_in")
    with_rule = features_of(Scene(register, 0, (claim,)), pairs)
    without = features_of(Scene(register, 0, ()), pairs)
    assert [says(Scene(register, 0, (claim,)), claim, pair) for pair in pairs].count(True) == 1
    assert not np.array_equal(with_rule, without)


def test_a_pair_has_the_states_of_subject_object_and_top(english: English) -> None:
    scene = Scene(hear(english, "Moved to Leeds yesterday."), 0, ())
    pairs = candidates_of(scene.register.docs[0])
    states, width = scene.register.docs[0].tensor, scene.register.docs[0].tensor.shape[1]
    row = dense_of(scene, pairs)[[pair.subject is None for pair in pairs].index(True)]
    assert row.shape == (3 * width,)
    assert not row[:width].any()
    assert np.array_equal(row[2 * width :], states[0])
