"""Copies of gold sentences as people type them."""

import spacy
from spacy.tokens import Doc

from evaluate.syntax import as_chat

VOCAB = spacy.blank("en").vocab
GOLD = Doc(
    VOCAB,
    words=["Yes", ",", "Ines", "left", ".", "I", "stay", "!"],
    spaces=[False, True, True, False, True, True, False, False],
    tags=["UH", ",", "NNP", "VBD", ".", "PRP", "VBP", "."],
    pos=["INTJ", "PUNCT", "PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"],
    lemmas=["yes", ",", "Ines", "leave", ".", "I", "stay", "!"],
    heads=[3, 3, 3, 3, 3, 6, 6, 6],
    deps=["intj", "punct", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"],
    ents=["O", "O", "B-PERSON", "O", "O", "O", "O", "O"],
)


def test_each_sentence_becomes_a_text_in_lower_case_without_punctuation():
    assert [copy.text.strip() for copy in as_chat(GOLD)] == ["yes ines left", "i stay"]


def test_trees_names_and_lemmas_stay_with_their_words():
    first, second = as_chat(GOLD)

    assert [(token.text, token.dep_, token.head.text) for token in first] == [
        ("yes", "intj", "left"),
        ("ines", "nsubj", "left"),
        ("left", "ROOT", "left"),
    ]
    assert [(name.text, name.label_) for name in first.ents] == [("ines", "PERSON")]
    assert [token.lemma_ for token in second] == ["I", "stay"]


def test_punctuation_that_words_hang_on_is_kept():
    words, tags = ["Lisbon", "-", "May"], ["NNP", ":", "NNP"]
    gold = Doc(VOCAB, words=words, tags=tags, heads=[1, 1, 1], deps=["dep", "ROOT", "dep"])

    assert [copy.text.strip() for copy in as_chat(gold)] == ["lisbon - may"]
