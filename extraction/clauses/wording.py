"""Small questions about noun phrases in a dependency tree: coordination, extent, plain text."""

from collections.abc import Iterator

from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
QUESTION_WORDS = frozenset({"what", "who", "whom", "which", "where", "when", "how", "whose", "why"})
_OUTSIDE = frozenset({
    "relcl", "appos", "conj", "cc", "preconj", "punct", "parataxis", "advcl", "acl", "intj", "prep", "npadvmod",
    "ccomp", "discourse", "nsubj", "cop", "mark", "dep", "case", "neg", "aux", "agent",
})  # fmt: skip
_OPENERS = frozenset({"det", "poss", "predet", "advmod"})


def coordinated(token: Token) -> list[Token]:
    """The token and what is joined to it by *and* or commas: "Tom, Beth and me" from "Tom".

    What the tree joins to a name beside a noun is joined to the noun: "I" of "my wife Ana and I".
    """
    found = [token]
    for word in found:
        if word.pos_ == "NOUN":
            named = (child for child in word.children if child.dep_ == "appos" and child.pos_ == "PROPN")
            found.extend(other for name in named for other in coordinated(name)[1:])
        found.extend(
            child
            for child in word.children
            if child.dep_ == "conj" and same_sort(word, child) and not _is_denied(child)
        )
    return found


def _is_denied(word: Token) -> bool:
    """Tell what is denied and so not joined: "tea, not coffee"."""
    return any(child.dep_ in {"neg", "cc"} and child.lower_ == "not" for child in word.children) or (
        word.i > 0 and word.nbor(-1).lower_ == "not"
    )


def same_sort(word: Token, other: Token) -> bool:
    """Whether a conjunct is of the same sort: a noun beside a noun, not a clause beside a noun."""
    if word.pos_ in NOMINAL:
        named = other.pos_ in NOMINAL or (word.text[:1].isupper() and other.text[:1].isupper())
        return named and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in other.children)
    return word.pos_ == other.pos_


def is_question_word(token: Token) -> bool:
    return token.lower_ in QUESTION_WORDS and (
        token.tag_.startswith("W") or token.dep_ in {"attr", "dobj", "pobj", "advmod"}
    )


def extent(token: Token) -> tuple[int, int]:
    """Offsets of a noun phrase without clauses, appositions and conjuncts that hang on it."""
    words = list(_inside(token))
    return min(w.idx for w in words), max(w.idx + len(w) for w in words)


def plain_text(token: Token, keep: tuple[str, ...] = ("of",)) -> str:
    """A phrase as a value: without article, possessive and what hangs on it, with the prepositions in `keep`.

    "the head of sales at Acme" gives "head of sales".
    """
    if token.pos_ in {"ADJ", "VERB"}:
        return hyphenated(token)
    words = sorted(_inside(token, keep), key=lambda word: word.i)
    while len(words) > 1 and words[0] != token and words[0].dep_ in _OPENERS:
        gone = {words[0].i, *(w.i for w in words[0].subtree)}
        words = [w for w in words if w.i not in gone] or [token]
    return _joined(_run(words, token))


def hyphenated(token: Token) -> str:
    """Give an adjective with the words that hyphens join to it: "dairy-free" from "free"."""
    first = token.i
    while first > 1 and token.doc[first - 1].text == "-" and not token.doc[first - 1].whitespace_:
        first -= 2
    return token.doc[first : token.i + 1].text


def _run(words: list[Token], token: Token) -> list[Token]:
    """The unbroken run of words around the head: no gap may become part of a value."""
    kept = [token]
    by_index = {w.i: w for w in words}
    while kept[0].i - 1 in by_index:
        kept.insert(0, by_index[kept[0].i - 1])
    while kept[-1].i + 1 in by_index:
        kept.append(by_index[kept[-1].i + 1])
    return kept


def _joined(words: list[Token]) -> str:
    return "".join(w.text_with_ws for w in words).strip()


def _inside(token: Token, keep: tuple[str, ...] = ("of",)) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "poss":
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ in keep and child.i > token.i and not _names_place(child):
            yield child
            for end in child.children:
                if end.dep_ == "pobj":
                    yield from _inside(end, keep)
        elif child.dep_ == "punct" and child.text == "-" and not child.whitespace_ and child.nbor(-1).whitespace_ == "":
            yield child
        elif child.dep_ not in _OUTSIDE or (child.dep_ == "npadvmod" and child.i < token.i):
            yield from _inside(child, keep)


def _names_place(preposition: Token) -> bool:
    """Tell "a vet in Leeds" from "an assistant in sales": the place is no part of the role."""
    return preposition.lower_ == "in" and any(end.pos_ == "PROPN" for end in preposition.children)
