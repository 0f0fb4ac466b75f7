"""Words stand to each other as spaCy's tokens do."""

from typing import Any

from extraction.language.nlp import English
from extraction.language.words import Text

TALK = ("The man who called her sold what, you know, the old cars did to him.", "", "No way! They (both) left\nearly?")


def _said(one: Any) -> tuple[object, ...]:
    """Give everything that a word says of itself, places as they are in one document."""
    below, above = [word.i for word in one.subtree], [word.i for word in one.ancestors]
    number = one.morph.get("Number"), one.morph.get("Person")
    return one.text, one.lemma_, one.pos_, one.dep_, number, one.head.i, [word.i for word in one.children], below, above


def test_words_stand_to_each_other_as_tokens_do(english: English) -> None:
    doc = english.read(TALK[0])
    assert [_said(word) for word in Text([doc])] == [_said(token) for token in doc]


def test_places_count_on_from_one_document_to_the_next(english: English) -> None:
    docs = english.read_many(TALK)
    text = Text(docs)
    assert [word.i for word in text] == list(range(len(text)))
    assert [text[word.head.i] for word in text] == [word.head for word in text]
    assert [[word.text for word in sentence] for sentence in text.sents] == [
        [token.text for token in sentence] for doc in docs for sentence in (doc.sents if len(doc) else ())
    ]
    assert text.vectors.shape == (len(text), docs[0].tensor.shape[1])
