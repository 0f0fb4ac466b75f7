"""What a short answer says: yes or no, and the words that fill the gap of a question."""

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extraction.clauses.wording import coordinated
from extraction.records import Modality

YES = frozenset({"yes", "yeah", "yep", "yup", "yea", "ya", "yah", "yess", "aye", "correct", "exactly", "indeed",
                 "absolutely", "definitely", "totally", "sure", "affirmative"})  # fmt: skip
NO = frozenset({"no", "nope", "nah", "never", "negative", "not", "nup", "naw", "hardly", "neither"})
_PHRASES: Mapping[Modality, tuple[str, ...]] = {
    "negated": (
        "of course not", "course not", "i do n't think so", "do n't think so", "absolutely not", "definitely not",
        "probably not", "by no means",
    ),
    "asserted": ("of course", "course", "ofc", "that 's right", "that 's correct", "that is right", "true", "you bet"),
    "hedged": (
        "i think so", "think so", "i guess", "i believe so", "i suppose so", "maybe", "perhaps", "probably", "possibly",
        "apparently", "presumably",
    ),
}  # fmt: skip
"""Openings that say more than yes or no, as the tokens stand; the first that fits counts."""
OPENERS = frozenset({"oh", "well", "hmm", "hm", "um", "uh", "er", "erm", "ah", "so", "lol", "haha", "ha", "ok", "okay",
                     "honestly", "just", "god", "hell", "actually", "sorry", "and"})  # fmt: skip
_AUXILIARIES = frozenset({"do", "does", "did", "am", "is", "are", "was", "were", "have", "has", "had"})
_BRIEF = 3
"""Words of a clause that only says yes or no: "I do", "she is not"."""
_ENDS = frozenset({".", ",", ";", "!", "?", ":", "—", "–", "(", "...", "…", "-"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "X"})
_OVER = frozenset({"anymore", "more", "longer"})
_UNSURE = frozenset({"maybe", "perhaps", "probably", "possibly", "presumably", "apparently", "dunno"})
_THINKING = frozenset({"think", "guess", "believe", "suppose", "reckon"})
_PAST = frozenset({"was", "were", "did", "had"})
_BREAKS = frozenset({"but", "though", "although", "because", "cos", "since", "until", "till", "til", "while"})


def verdict(doc: Doc) -> Modality | None:
    """What a yes or a no at the beginning makes of what was asked: asserted, negated, or ended ("not any more")."""
    words = [word for word in doc[:12] if word.is_alpha or word.lower_ in {"n't", "'m", "'s", "'re"}]
    while words and words[0].lower_ in OPENERS:
        words.pop(0)
    if not words:
        return None
    first, near = words[0].lower_, {word.lower_ for word in words[1:4]}
    said = " ".join(word.lower_ for word in words) + " "
    for meant, phrases in _PHRASES.items():
        if any(said.startswith(f"{phrase} ") for phrase in phrases):
            return meant
    if first in YES:
        return "asserted"
    if first in NO:
        return "ended" if first == "not" and near & _OVER else "negated"
    return _short(words)


def _short(words: list[Token]) -> Modality | None:
    """What "I do", "she isn't", "it was" say: a pronoun, an auxiliary, and the clause is over."""
    told = _piece(words)
    if words[0].lower_ in _PAST and words[0].dep_ == "ROOT":
        told = ["", *told]
    elif words[0].pos_ != "PRON" or len(told) > _BRIEF or not _AUXILIARIES & set(told[1:2]):
        return None
    denied = told[2:] in (["not"], ["n't"])
    return "negated" if denied else None if told[2:] and told[0] else "asserted"


def _piece(words: list[Token]) -> list[str]:
    """The words up to the first break of their sentence."""
    doc, start = words[0].doc, words[0].i
    stop = next((w.i for w in doc[start : words[0].sent.end] if w.text in _ENDS or w.lower_ in _BREAKS), len(doc))
    return [word.lower_ for word in words if word.i < stop and word.sent == words[0].sent]


def is_unsure(word: Token) -> bool:
    """Whether the sentence of an answer says that it is a guess: "29, I think", "maybe Leeds"."""
    said = [near.lower_ for near in word.sent]
    return not _UNSURE.isdisjoint(said) or any(one == "i" and two in _THINKING for one, two in pairwise(said))


def is_over(doc: Doc) -> bool:
    """Whether a short answer stands in the past: "it was", "was as a kid"."""
    return any(word.lower_ in _PAST for word in doc[:2])


def offered(doc: Doc) -> list[Token]:
    """The words that fill a gap: "Lisbon.", "in Lisbon", "it's Lisbon", "no, Lisbon", "Lisbon, since May"."""
    for sentence in list(doc.sents)[:2]:
        found = _offered_by(sentence)
        if found:
            return found
    return []


def _offered_by(sentence: Span) -> list[Token]:
    root = sentence.root
    if "?" in sentence.text or any(word.lower_ in {"neither", "nor"} for word in sentence):
        return []
    if root.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ in {"it", "that", "its"} for c in root.children):
        return [word for c in root.children if c.dep_ == "attr" for word in coordinated(c)]
    piece = [] if _denies(sentence) else _first_piece(sentence)
    head = next((word for word in piece if word.head not in piece or word.head == word), None)
    return [] if head is None else _of_piece(head, piece, sentence)


def _denies(sentence: Span) -> bool:
    """Tell "not a scratch" from "no, a scratch"."""
    words = [word for word in sentence if word.is_alpha and word.lower_ not in OPENERS][:1]
    return any(
        word.lower_ in {"not", "hardly", "never"} and word.i + 1 < sentence.end and word.nbor().is_alpha
        for word in words
    )


def _of_piece(head: Token, piece: list[Token], sentence: Span) -> list[Token]:
    """What the head of the first piece names, where it is no clause: "Lisbon", "in Lisbon"."""
    if head.pos_ in {"ADP", "SCONJ"}:
        ends = [child for child in head.children if child.dep_ == "pobj" and child in piece]
        return [word for end in ends for word in _joined(end, sentence)]
    if head.pos_ not in _NOMINAL or any(child.dep_ in {"nsubj", "nsubjpass", "cop"} for child in head.children):
        return []
    is_subject = head.dep_ in {"nsubj", "nsubjpass"} and head.head.i <= piece[-1].i + 1
    return [] if is_subject else _joined(head, sentence)


def _first_piece(sentence: Span) -> list[Token]:
    """The words up to the first break, without what only opens an answer."""
    words = [word for word in sentence if not word.is_space]
    while words and (words[0].lower_ in OPENERS | YES | NO or not words[0].text[0].isalnum()):
        words.pop(0)
    stop = next((n for n, word in enumerate(words) if word.text in _ENDS or (n and word.lower_ in _BREAKS)), len(words))
    return words[:stop]


def _joined(head: Token, sentence: Span) -> list[Token]:
    """The head with what is joined to it, where no clause follows that the tree may have mixed in."""
    told = any(word.pos_ in {"VERB", "AUX"} for word in sentence)
    return [head] if told else coordinated(head)
