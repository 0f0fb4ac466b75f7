"""Which words of a text may be a name: runs of labelled words and proper nouns, and words written like names."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extraction.language.viterbi import name_shares
from extraction.referents import genders, kin, nominals
from extraction.referents.kinwords import KIN
from extraction.referents.nametables import ALSO_PEOPLE, FAMOUS, KIN_TITLES, NEVER, OCCUPATIONS, ROLES, TITLES

CODE = re.compile(r"[a-z]|[a-z]?\d{1,3}[a-z]?")
"""A mark, a size, a grade: "A3", "12b"."""
JOINED = frozenset({"compound", "amod", "nmod", "flat", "nummod"})
CALLING = frozenset({"call", "name"})
CLOSED = frozenset({"PRON", "DET", "AUX", "PART", "CCONJ", "SCONJ", "PUNCT", "SPACE", "SYM", "ADP"})
LIKELY = 0.1
"""How likely a word must be one of a name to be looked at for that alone."""


def spans(doc: Doc) -> Iterator[Span]:
    """Give words that may be names, none twice: whether they are is for others to say."""
    taken = set[int]()
    for run in _runs(doc):
        start, end = _trimmed(doc, *run)
        taken |= set(range(start, end))
        if start < end and not _is_never(doc[start:end]):
            yield doc[start:end]
    for start, end in _others(doc, taken):
        if not _is_never(doc[start:end]):
            yield doc[start:end]


def text(words: Span) -> str:
    """Give what a name is called: without the full stop that ends an abbreviation or a sentence."""
    return nominals.without_stop(words.text)


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give runs of name words: labelled ones, proper nouns, and capitalised nouns that go on with one."""
    start = None
    for token in doc:
        goes_on = start is not None and _goes_on(doc[token.i - 1], token)
        if start is not None and not goes_on:
            yield start, token.i
            start = None
        if start is None and _is_named(token):
            start = token.i
    if start is not None:
        yield start, len(doc)


def _others(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Give runs of other words that are likely or written as names: capitals inside a sentence, codes."""
    likely = name_shares(doc).likely
    start = None
    for token in doc:
        fits = token.i not in taken and token.pos_ not in CLOSED and (likely[token.i] > LIKELY or _is_marked(token))
        goes_on = fits and start is not None and (_is_big(token) == _is_big(doc[start]) or token.is_digit)
        if start is not None and not goes_on:
            yield start, token.i
            start = None
        if start is None and fits:
            start = token.i
    if start is not None:
        yield start, len(doc)


def _is_marked(token: Token) -> bool:
    """Say whether a word is written as a name is: "Rex" inside a sentence, "Tom" and "BT-3391" anywhere."""
    if _is_big(token) and (not token.is_sent_start or genders.is_first_name(token.text)):
        return True
    if token.lower_ in FAMOUS and token.pos_ in {"NOUN", "PROPN"}:
        return True
    return any(letter.isdigit() for letter in token.text) and any(letter.isalpha() for letter in token.text)


def _is_big(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_named(token: Token) -> bool:
    return bool(token.ent_type_) or token.pos_ == "PROPN" or is_told(token.doc[token.i : token.i + 1])


def is_told(words: Span) -> bool:
    """Say whether a kin word right before makes it a name: "my brother Max"."""
    before = words.doc[words.start - 1] if words.start else None
    return before is not None and words[0].text[:1].isupper() and kin.look_up(before) is not None


def _goes_on(before: Token, token: Token) -> bool:
    if token.ent_iob_ == "I":
        return True
    if _joins(token):
        return True
    if before.ent_type_ and not token.ent_type_ and not token.text[:1].isupper():
        return before.ent_type_ == "PRODUCT" and token.is_digit
    if before.ent_type_ and token.ent_iob_ == "B":
        return before.dep_ in JOINED and before.head.i >= token.i
    if not (token.pos_ == "PROPN" or token.ent_type_):
        named = token.pos_ in {"NOUN", "NUM"} and before.dep_ in JOINED and before.head.i >= token.i
        return named and (token.text[:1].isupper() or token.like_num)
    return token.pos_ == "PROPN" or before.dep_ in JOINED


def _joins(token: Token) -> bool:
    """Say whether an "and" sign stands inside of a name, as in "Rad & Tat"; two people are two names."""
    doc, around = token.doc, (token.i - 1, token.i + 1)
    if token.i + 1 >= len(doc) or not token.i or not any(doc[i].text == "&" for i in (token.i, token.i - 1)):
        return False
    if token.text != "&":
        return token.text[:1].isupper() and _joins(doc[token.i - 1])
    return all(doc[i].text[:1].isupper() and not genders.is_first_name(doc[i].text) for i in around)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut articles, a possessive 's and punctuation off the ends."""
    while start < end and (doc[start].pos_ in {"DET", "PUNCT", "PRON", "SYM"} or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or _is_mark(doc[end - 1])):
        end -= 1
    if 0 < start < end and doc[start - 1].text == "The" and not doc[start - 1].is_sent_start:
        start -= 1
    if 0 < start < end and (_is_title(doc[start - 1], doc[start]) or _tells_apart(doc[start - 1], doc[start])):
        start -= 1
    return start, end


def _is_title(word: Token, name: Token) -> bool:
    """Say whether a word is a title of the name after it: in "my uncle Max" it is not, in "Uncle Max" it is."""
    if word.lower_ in TITLES and word.lower_ not in OCCUPATIONS:
        return True
    tied = word.head == name or name.head == word or word.head.i == name.head.i
    free = nominals.owner(word) is None and nominals.owner(name) is None
    return word.lower_ in TITLES | KIN_TITLES and tied and free


def _tells_apart(word: Token, name: Token) -> bool:
    """Say whether a word is part of what someone is called: "Big Mike", "little Kim", not "our little Kim"."""
    free = not any(child.dep_ in {"det", "poss"} for child in (*word.lefts, *name.lefts))
    return word.lower_ in {"big", "little", "small"} and name.ent_type_ == "PERSON" and free


def _is_mark(token: Token) -> bool:
    return token.is_punct and not token.text.endswith(".")


def _is_never(words: Span) -> bool:
    """Say whether the words are no name whoever says them: weekdays, marks, addresses of the net."""
    said = words.text.casefold()
    if _is_given(words.root):
        return False
    if said in ALSO_PEOPLE and (is_told(words) or _acts(words.root) or words.root.ent_type_ == "PERSON"):
        return False
    if said.split(maxsplit=1)[0] in NEVER and not any(letter.isalpha() for letter in said.partition(" ")[2]):
        return True
    if said in TITLES or (said in KIN and KIN[said].bare) or CODE.fullmatch(said):
        return True
    return not any(letter.isalpha() for letter in said) or any(mark in said for mark in ("@", "://", '"'))


def _is_given(word: Token) -> bool:
    """Say whether it is given as a name, whatever else it means: "a cat called Friday"."""
    return word.text[:1].isupper() and word.dep_ in {"attr", "oprd"} and word.head.lemma_ in CALLING


def _acts(word: Token) -> bool:
    """Say whether a month's name does something, or stands beside a person's, and so is no month."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    if not may_be_name(word) or (after is not None and after.pos_ in {"ADJ", "DET"}):
        return False
    if word.dep_ == "conj" and word.head.ent_type_ == "PERSON":
        return True
    does = word.dep_ in {"nsubj", "appos", "dobj"} and word.head.lemma_ != "be"
    meets = word.head.lemma_ in ROLES["person_object"] | ROLES["person_subject"]
    return does and (meets or after is None or after.pos_ != "ADP")


def may_be_name(word: Token) -> bool:
    """Say whether a word that is mostly a day's or a month's may be a name here: "May rang", not "in May", "2 May"."""
    doc, around = word.doc, (word.i - 1, word.i + 1)
    if not word.text[:1].isupper() or (word.lower_ == "may" and word.tag_ == "MD"):
        return False
    if any(0 <= i < len(doc) and doc[i].like_num for i in around):
        return False
    return not word.i or doc[word.i - 1].pos_ not in {"ADP", "ADJ", "DET"}
