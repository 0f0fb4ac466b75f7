"""Chains of words for the same person or thing, found by coreferee with a network trained on this reader."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import coreferee  # noqa: F401  # pyright: ignore[reportUnusedImport] - registers `doc._.coref_chains`
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable
from coreferee.tendencies import create_thinc_model
from spacy.language import Language
from spacy.tokens import Doc

from extraction.language.ensemble import Ensemble
from extraction.language.tendencies import Tendencies
from extraction.language.words import Text

Chain = tuple[tuple[int, ...], ...]
"""The places of its mentions; several words that are joined are one mention."""


class Chains:
    """Finds chains through coreferee's own classes: its component loads models by package name and hides errors."""

    def __init__(self, nlp: Language, folder: Path) -> None:
        table = FeatureTable(**json.loads((folder / "feature_table.json").read_text(encoding="utf-8")))
        model = create_thinc_model()
        model.from_bytes((folder / "model").read_bytes())
        tendencies = Tendencies(table)
        self._annotator = Annotator(nlp, nlp, table, cast("Any", Ensemble(model, len(tendencies))))
        self._annotator.tendencies_analyzer = cast("Any", tendencies)
        self._rules = self._annotator.rules_analyzer
        for name, words in vars(self._rules).items():
            if isinstance(words, list):
                # Thousands of names and nouns that every candidate is looked up in.
                setattr(self._rules, name, frozenset(words))

    def find(self, docs: Sequence[Doc]) -> list[Chain]:
        """Give the chains of documents that follow each other, with places as if they were one."""
        text: Any = Text(docs)
        self._rules.initialize(text)
        self._annotator.annotate(text, used_in_training=True)
        return [tuple(tuple(mention.token_indexes) for mention in chain) for chain in text.coref_chains.chains]
