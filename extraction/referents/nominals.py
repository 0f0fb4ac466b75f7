"""Noun phrases as the tree has them: where one begins and ends, what it is called, who its owner is."""

from spacy.tokens import Doc, Token

NAMING = frozenset({"compound", "amod", "nummod", "nmod", "quantmod", "advmod", "punct", "npadvmod"})
"""Relations of the words before a head that belong to its name."""
OPENING = frozenset({"det", "predet", "poss", "case", "preconj", "neg"})
"""Relations of the words before a head that belong to its span, not to its name."""
EMPTY = frozenset({"own", "very", "same", "other", "such", "many", "much", "few", "more", "dear"})
"""Modifiers that say nothing of what a thing is."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
POSSESSIVES = frozenset({"mine", "yours", "his", "hers", "ours", "theirs"})
"""Pronouns that own what stands before "of" ("a friend of mine")."""


def span(head: Token) -> tuple[int, int]:
    """Give first and end token of the phrase: determiner, possessive, modifiers, head; nothing after it."""
    start = _start(head, NAMING | OPENING, frozenset())
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start, head.i + 1


def name_span(head: Token) -> tuple[int, int]:
    """Give first and end token of the words that name it: modifiers, head and a plain "of" phrase."""
    start = _start(head, NAMING, EMPTY)
    while start < head.i and (head.doc[start].is_punct or head.doc[start].pos_ in {"DET", "ADV"}):
        start += 1
    return start, _end(head)


def _start(head: Token, relations: frozenset[str], stop: frozenset[str]) -> int:
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in relations or child.lower_ in stop or child.right_edge.i + 1 != start:
            break
        start = child.left_edge.i
    return start


def _end(head: Token) -> int:
    """Give where "of wine" in "glass of wine" ends, or the head's own end."""
    for prep in head.rights:
        if prep.i == head.i + 1 and prep.lower_ == "of":
            for inner in prep.rights:
                if inner.dep_ == "pobj" and inner.pos_ in {"NOUN", "PROPN"} and span(inner)[0] == prep.i + 1:
                    plain = all(left.dep_ in NAMING for left in inner.lefts)
                    return inner.i + 1 if plain else head.i + 1
    return head.i + 1


def text(doc: Doc, tokens: tuple[int, int]) -> str:
    """Give the words of a token span with single blanks between them."""
    return " ".join(doc[tokens[0] : tokens[1]].text.split())


def name(head: Token) -> str:
    """Give what the phrase calls its thing: "the big white house on the hill" is a "big white house"."""
    return text(head.doc, name_span(head))


def owner(head: Token) -> Token | None:
    """Give the possessive of the phrase: "my" of "my flat", "Beth" of "Beth's flat", "mine" of "a flat of mine"."""
    for child in head.lefts:
        if child.dep_ == "poss":
            return child
    for prep in head.rights:
        if prep.lower_ == "of":
            for child in prep.rights:
                if child.dep_ == "pobj" and (child.lower_ in POSSESSIVES or has_genitive(child)):
                    return child
    return None


def has_genitive(token: Token) -> bool:
    """Say whether a possessive 's follows the word."""
    return any(child.tag_ == "POS" for child in token.rights)


def is_definite(head: Token) -> bool:
    """Say whether "the", "this" or "that" stands before the phrase's head."""
    return any(child.lower_ in DEFINITE for child in head.lefts)


def is_plural(head: Token) -> bool:
    """Say whether the head noun is in the plural."""
    return head.tag_ in {"NNS", "NNPS"} or "Plur" in head.morph.get("Number", [])


def without_stop(text: str) -> str:
    """Words without the full stop of an abbreviation at their end: "Acme Corp", but "the U.S.", "Sam J."."""
    last = text.rpartition(" ")[2]
    return text[:-1] if last.endswith(".") and last.count(".") == 1 and len(last) > len("J.") else text
