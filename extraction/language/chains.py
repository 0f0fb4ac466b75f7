"""Chains of words for the same person or thing, found by coreferee with a network trained on this reader."""

import json
import warnings
from pathlib import Path

import coreferee  # noqa: F401  # pyright: ignore[reportUnusedImport] - registers `doc._.coref_chains`
from coreferee.annotation import Annotator
from coreferee.data_model import FeatureTable
from coreferee.tendencies import create_thinc_model
from spacy.language import Language
from spacy.tokens import Doc


class Chains:
    """Finds chains through coreferee's own classes: its component loads models by package name and hides errors."""

    def __init__(self, nlp: Language, folder: Path) -> None:
        table = json.loads((folder / "feature_table.json").read_text(encoding="utf-8"))
        model = create_thinc_model()
        model.from_bytes((folder / "model").read_bytes())
        self._annotator = Annotator(nlp, nlp, FeatureTable(**table), model)

    def find(self, doc: Doc) -> Doc:
        """Fill in `doc._.coref_chains`."""
        if len(doc):
            with warnings.catch_warnings():
                # The network was trained on `doc.tensor`, so word vectors are not missed.
                warnings.filterwarnings("ignore", message=r"\[W007\]")
                self._annotator.annotate(doc)
        return doc
