"""What is left out where it was just said: *lives* of "and Ben in York", *works at Acme* of "and so does Ben"."""

from collections.abc import Iterator

from spacy.tokens import Token

_ECHOES = frozenset({"so", "too", "also"})


def is_gapped(word: Token) -> bool:
    """Whether a word, joined to the end of a phrase, begins a clause that has no verb: *Ben* of "and Ben in York".

    In "in a flat in Leeds and a house in York" both have a phrase of their own, so nothing is left out.
    """
    before = word.head
    if word.dep_ != "conj" or before.dep_ != "pobj" or not _may_be_subject(word):
        return False
    preposition = before.head.lower_
    return _ends(word, preposition) != [] and not _ends(before, preposition)


def gapped(verb: Token) -> Iterator[tuple[Token, str, list[Token]]]:
    """Give subject, preposition and what follows it of each clause that leaves this verb out."""
    for preposition in verb.children:
        for end in preposition.children if preposition.dep_ == "prep" else ():
            for word in end.children:
                if is_gapped(word):
                    yield word, preposition.lower_, _ends(word, preposition.lower_)


def echoed(verb: Token) -> list[Token]:
    """Give who does the same, by "so does Ben" or "and Ben does too"."""
    return [
        subject
        for child in verb.children
        if child.dep_ == "conj" and child.pos_ == "AUX" and any(c.lower_ in _ECHOES for c in child.children)
        for subject in child.children
        if subject.dep_ == "nsubj"
    ]


def _may_be_subject(word: Token) -> bool:
    return word.pos_ in {"PROPN", "PRON"} or any(child.dep_ == "poss" for child in word.children)


def _ends(word: Token, preposition: str) -> list[Token]:
    return [
        end
        for child in word.children
        if child.dep_ == "prep" and child.lower_ == preposition
        for end in child.children
        if end.dep_ == "pobj"
    ]
