from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from train.align import aligned
from train.windows import Text


def read(tmp_path: Path, doc: Doc) -> Text:
    DocBin(store_user_data=False, docs=[doc]).to_disk(tmp_path / "gold.spacy")
    (text,) = aligned(spacy.blank("en"), tmp_path / "gold.spacy")
    return text


def test_a_piece_of_a_gold_word_has_no_tag_of_its_own(tmp_path: Path) -> None:
    words = ["Ann", "is", "co-founder"]
    doc = Doc(
        spacy.blank("en").vocab,
        words,
        tags=["NNP", "VBZ", "NN"],
        lemmas=["Ann", "be", "co-founder"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "attr"],
    )
    text = read(tmp_path, doc)
    assert text.words == ["Ann", "is", "co", "-", "founder"]
    assert text.tags == ["NNP", "VBZ", None, None, None]
    assert text.lemmas == ["Ann", "be", None, None, None]


def test_a_text_without_features_gives_no_readings(tmp_path: Path) -> None:
    words = ["Ann", "sings"]
    doc = Doc(
        spacy.blank("en").vocab, words, tags=["NNP", "VBZ"], pos=["PROPN", "VERB"], heads=[1, 1], deps=["nsubj", "ROOT"]
    )
    assert read(tmp_path, doc).readings == [None, None]


def test_a_word_outside_names_may_yet_be_of_a_kind_that_its_corpus_lacks(tmp_path: Path) -> None:
    doc = Doc(spacy.blank("en").vocab, ["Ann", "sings"], ents=["B-PERSON", "O"])
    assert read(tmp_path, doc).names == ["B-PERSON", "?"]
