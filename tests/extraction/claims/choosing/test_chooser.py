import json
from zlib import crc32

import numpy as np
import pytest

from extraction.claims.choosing.candidates import candidates_of
from extraction.claims.choosing.chooser import FOLDER, MOST, NETWORK, Choice, Weights, family, weights
from extraction.claims.choosing.features import Scene, features_of
from extraction.claims.claims import ruled_claims
from extraction.clauses.clauses import clauses_of
from extraction.language.nlp import English
from extraction.records import Claim
from tests.extraction.heard import hear
from tests.extraction.said import written

STATES = 3 * 96


def taught(scene: Scene, predicate: str, word: str) -> Weights:
    """Weights that know one thing: pairs with this object say this predicate."""
    pairs = candidates_of(scene.register.docs[0])
    wanted = [pair.object.text == word and pair.subject is not None for pair in pairs]
    hashes = features_of(scene, pairs)
    known = np.setdiff1d(hashes[wanted], hashes[np.logical_not(wanted)])
    return Weights(
        (predicate,), known, np.array([[0.0]] + [[1.0]] * len(known), np.float32), np.zeros((STATES, 1), np.float32),
        out=np.ones((1, 1), np.float32), bias=np.full(1, -3, np.float32), scores=np.array([-3, 0], np.float32),
        shares=np.array([0.0, 0.96], np.float32), mixing=np.array([0, 1, 0], np.float32), noted=np.ones(1, np.float32),
    )  # fmt: skip


def chosen(english: English, text: str, predicate: str, word: str) -> tuple[list[str], list[Claim]]:
    register = hear(english, text)
    said = clauses_of(register.docs[0])
    scene = Scene(register, 0, ruled_claims(register, 0, said))
    choice = Choice(scene, candidates_of(register.docs[0]), taught(scene, predicate, word))
    more = list(choice.more(said))
    return [written(register, claim) for claim in more], [*choice.weighed()]


def test_a_likely_pair_that_no_rule_reads_becomes_a_claim(english: English) -> None:
    said, _ = chosen(english, "Max hangs about in Turin.", "likes", "Turin")
    assert said == ["Max | likes | Turin"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Does Max hang about in Turin?", "Max | likes | Turin | asked"),
        ("Max doesn't hang about in Turin.", "Max | likes | Turin | negated"),
        ("If Max hangs about in Turin, he sleeps.", "Max | likes | Turin | hypothetical"),
    ],
)
def test_how_it_is_meant_is_read_from_the_clause(english: English, text: str, said: str) -> None:
    assert said in chosen(english, text, "likes", "Turin")[0]


def test_a_value_is_read_as_rules_read_it(english: English) -> None:
    assert "Max | age | 34" in chosen(english, "Max turns up here at 34.", "age", "34")[0]


def test_what_is_counted_completes_the_predicate(english: English) -> None:
    assert "Max | quantity_of_ducks | 3" in chosen(english, "Max feeds three ducks.", "quantity_of_*", "three")[0]
    assert family("quantity_of_ducks") == "quantity_of_*"


def test_what_a_rule_reads_is_weighed_and_not_said_twice(english: English) -> None:
    more, weighed = chosen(english, "Max lives in Turin.", "lives_in", "Turin")
    assert more == []
    assert [claim.predicate for claim in weighed] == ["lives_in"]


def test_scores_become_shares_that_rise_with_them(english: English) -> None:
    table = taught(Scene(hear(english, "Max lives in Turin."), 0, ()), "lives_in", "Turin")
    alone = table.sure(np.array([-9, -1.5, 9], np.float32), np.zeros(3, np.float32))
    assert alone == pytest.approx([0, 0.48, 0.96])
    read = table.sure(np.zeros(3, np.float32), np.array([0.5, 0.8, 1], np.float32))
    assert read == pytest.approx([0.5, 0.8, MOST])


def test_the_weights_of_the_model_are_whole() -> None:
    table = weights()
    if table is None:
        pytest.skip("the model has no chooser")
    assert table.rows.shape[0] == len(table.known) + 1
    assert table.out.shape[1] == len(table.bias) == len(table.predicates)
    assert np.all(np.diff(table.scores) > 0)
    assert np.all(np.diff(table.shares) >= 0)


def test_the_weights_were_trained_on_the_network_that_reads() -> None:
    if weights() is None:
        pytest.skip("the model has no chooser")
    trained_on = json.loads((FOLDER / "chooser.json").read_text(encoding="utf-8"))["network"]
    assert trained_on == crc32((FOLDER / NETWORK).read_bytes()), "train again: python -m train.chooser"
