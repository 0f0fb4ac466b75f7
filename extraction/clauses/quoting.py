"""Quoted passages: what stands in quotation marks and is more than a name or a title."""

from functools import lru_cache

from spacy.tokens import Doc, Token

QUOTED_WORDS = 3
"""Fewer words in quotation marks are a name or a title."""
_QUOTES = {'"': '"', "“": "”", "«": "»"}


def is_quoted(verb: Token) -> bool:
    """Whether a word stands in a quoted passage."""
    return any(start < verb.idx < end for start, end in quotations(verb.doc))


@lru_cache(maxsize=64)
def quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Give the offsets of quoted passages that are more than a name or a title."""
    found: list[tuple[int, int]] = []
    text, start = doc.text, 0
    while start < len(text):
        closing = _QUOTES.get(text[start])
        end = text.find(closing, start + 1) if closing else -1
        if end > 0:
            if len(text[start:end].split()) >= QUOTED_WORDS:
                found.append((start, end))
            start = end
        start += 1
    return tuple(found)
