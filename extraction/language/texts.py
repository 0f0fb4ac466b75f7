"""The text and the sentences of a document, kept: spaCy puts them together anew from the words each time."""

from bisect import bisect_right
from functools import lru_cache

from spacy.tokens import Doc, Span

KEY = "text"


def text_of(doc: Doc) -> str:
    """Give `doc.text`, in the same time however long the document is."""
    text = doc.user_data.get(KEY)
    if text is None:
        text = doc.user_data[KEY] = doc.text
    return text


def sentence_at(doc: Doc, place: int) -> Span | None:
    """Give the sentence that the character at a place stands in, None for one between or after sentences."""
    starts, sentences = _sentences(doc)
    number = bisect_right(starts, place) - 1
    return sentences[number] if number >= 0 and place < sentences[number].end_char else None


@lru_cache(maxsize=64)
def _sentences(doc: Doc) -> tuple[list[int], list[Span]]:
    sentences = list(doc.sents)
    return [sentence.start_char for sentence in sentences], sentences
