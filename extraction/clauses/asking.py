"""Which clauses of a sentence ask."""

from functools import lru_cache

from spacy.tokens import Span, Token

from extraction.clauses.subjects import SUBJECTS

PRESUPPOSED = frozenset({"relcl", "acl", "appos", "nsubj", "nsubjpass"})
"""What hangs so on a word is taken for granted by its sentence, however the sentence is meant."""
_GRANTING = frozenset({"because", "since", "cos", "coz", "cuz", "bc", "after", "before", "when", "while", "although",
                       "though", "as", "now", "until", "till"})  # fmt: skip
"""Subordinators of what is taken for granted: "who is our contact since Max left?"."""
_CONDITIONS = frozenset({"if", "unless"})
"""Subordinators of what is not asked but supposed: "would it help if I left?"."""
_ASKERS = frozenset({"what", "who", "whom", "which", "where", "when", "how", "whose", "why"})
_JOINERS = frozenset({"and", "so", "but"})


def is_asked(verb: Token) -> bool:
    """Whether the clause is the question of its sentence, or hangs on it as its complement."""
    asking = _asking(verb.sent)
    if not asking:
        return False
    below = verb
    while below.i not in asking:
        if below.dep_ in PRESUPPOSED or below.head == below or _is_opened_by(below, _GRANTING | _CONDITIONS):
            return False
        if below.dep_ in {"parataxis", "conj"} and has_subject(below):
            return False
        below = below.head
    return True


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_granted(verb: Token) -> bool:
    """Whether the clause tells when or why, which its sentence takes for granted: "because I left early"."""
    return _is_opened_by(verb, _GRANTING)


def _is_opened_by(verb: Token, words: frozenset[str]) -> bool:
    return verb.dep_ == "advcl" and any(
        child.dep_ in {"mark", "advmod"} and child.i < verb.i and child.lower_ in words for child in verb.children
    )


@lru_cache(maxsize=64)
def _asking(sentence: Span) -> frozenset[int]:
    """The verbs that ask: inverted or after a question word; where there is none, the root before a question mark."""
    marked = "?" in sentence.text[-4:]
    verbs = [
        t
        for t in sentence
        if t.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and t.dep_ in {"ROOT", "conj", "parataxis", "ccomp"}
    ]
    asking = {v.i for v in verbs if _is_inverted(v) or (_opens_with_question_word(v) and (marked or v.dep_ == "ROOT"))}
    if asking or not marked:
        return frozenset(asking)
    return frozenset({sentence.root.i, *(c.i for c in sentence.root.children if c.dep_ in {"conj", "parataxis"})})


def _is_inverted(verb: Token) -> bool:
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None or subject.lower_ in {"who", "what", "which"}:
        return False
    if verb.lemma_ == "be" and subject.i > verb.i and verb.left_edge.i >= verb.i - 1:
        return not any(
            c.dep_ in {"advmod", "prep", "attr", "expl"} and c.i < verb.i and c.lower_ not in _ASKERS | _JOINERS
            for c in verb.children
        )
    return any(c.dep_ in {"aux", "auxpass"} and c.i < subject.i and c.lower_ != "to" for c in verb.children)


def _opens_with_question_word(verb: Token) -> bool:
    """Whether the clause itself, no clause before it ("when I'm old I'll …"), opens with a question word."""
    first = next((w for w in verb.subtree if w.pos_ not in {"PUNCT", "CCONJ", "INTJ", "SYM"}), verb)
    if first.lower_ not in _ASKERS or not first.tag_.startswith("W") or verb.dep_ not in {"ROOT", "conj", "parataxis"}:
        return False
    over = first
    while over not in (verb, over.head):
        if over.dep_ == "advcl":
            return False
        over = over.head
    return True
