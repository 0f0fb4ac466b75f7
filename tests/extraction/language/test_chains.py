"""Chains are those that coreferee itself finds, in its own classes, over the same documents joined."""

import json
from typing import Any

import pytest
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable
from coreferee.tendencies import create_thinc_model
from spacy.tokens import Doc

from extraction.language.nlp import MODEL, English

TALKS = (
    ("I met Tom yesterday.", "How is he?", "He says his boss and her husband moved, and they sold it."),
    ("Beth and Ana run a bakery. The bakery opens at six.", "Do they like it? She said she hates getting up herself."),
    ("When he saw Ines, Karl told the old man that she had left them.", "", " \n "),
    ('She asked "is it his?" and the dog or the cat ate its food, which made it unlikely that they did.',),
    ("My sisters love their flat. It is true that it is small, but the people next door help them.",),
)


@pytest.fixture(scope="module")
def annotator(english: English) -> Annotator:
    folder = MODEL / "chains"
    network = create_thinc_model()
    network.from_bytes((folder / "model").read_bytes())
    table = FeatureTable(**json.loads((folder / "feature_table.json").read_text(encoding="utf-8")))
    return Annotator(english.nlp, english.nlp, table, network)


@pytest.mark.filterwarnings("ignore:.*W007")
@pytest.mark.parametrize("talk", TALKS)
def test_chains_are_those_of_coreferee(english: English, annotator: Annotator, talk: tuple[str, ...]) -> None:
    docs = english.read_many(talk)
    from_docs: Any = Doc.from_docs
    joined = annotator.annotate(from_docs(docs, ensure_whitespace=False, exclude=["user_data"]))
    assert english.chains(docs) == [
        tuple(tuple(mention.token_indexes) for mention in chain) for chain in joined._.coref_chains
    ]
