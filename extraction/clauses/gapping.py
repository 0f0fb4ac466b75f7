"""What is left out where it was just said: *lives* of "and Ben in York", *works at Acme* of "and so does Ben"."""

from collections.abc import Iterator

from spacy.tokens import Token

_ECHOES = frozenset({"so", "too", "also", "neither", "nor"})
_AUXILIARIES = frozenset({"do", "be", "have", "can", "will", "would"})
_VERBAL = frozenset({"VERB", "AUX"})


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
    """Give who does the same, by "so does Ben", "and Ben does too" or a sentence right after: "Ben does as well"."""
    near = [child for child in verb.children if child.dep_ == "conj"]
    if verb.dep_ in {"ROOT", "conj"} and not any(child.pos_ in _VERBAL for child in near if not _says_too(child)):
        near += _next_root(verb)
    return [
        subject
        for echo in near
        if _says_too(echo) and _stands_for(echo, verb)
        for subject in echo.children
        if subject.dep_ == "nsubj" or (subject.dep_ == "dobj" and subject.i == echo.i + 1)
    ]


def _says_too(word: Token) -> bool:
    """Whether a word is an auxiliary alone with who does it and *so*, *too*, *as well*, *neither*."""
    kept = [child for child in word.children if child.dep_ not in {"punct", "cc"}]
    said = [child for child in kept if child.lower_ in _ECHOES or _is_as_well(child)]
    return word.lemma_ in _AUXILIARIES and len(said) == 1 and len(kept) == 2  # noqa: PLR2004 - who, and *too*


def _is_as_well(word: Token) -> bool:
    return word.lower_ in {"as", "well"} and "as well" in (word.doc[max(0, word.i - 1) : word.i + 2].text.casefold())


def _stands_for(echo: Token, verb: Token) -> bool:
    """Whether an auxiliary can stand for a verb: *does* for any but *be*, others for themselves."""
    own = {verb.lemma_, *(child.lemma_ for child in verb.children if child.dep_ in {"aux", "auxpass"})}
    return verb.lemma_ != "be" if echo.lemma_ == "do" else echo.lemma_ in own


def _next_root(verb: Token) -> list[Token]:
    """Give the root of the next sentence."""
    end = verb.sent.end
    return [verb.doc[end].sent.root] if end < len(verb.doc) else []


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
