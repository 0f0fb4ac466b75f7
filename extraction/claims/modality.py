"""How a clause is meant: asserted, negated, planned, asked … from its own words and from what it hangs on."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from extraction.claims.cues import CUES, Cue
from extraction.claims.negation import is_negated
from extraction.claims.subjects import SELF_STARTERS, says_subject
from extraction.records import Modality

STRENGTH: tuple[Modality, ...] = (
    "joked", "asked", "hypothetical", "ordered", "wished", "reported", "hedged", "ended", "negated", "planned",
    "asserted",
)  # fmt: skip
"""Where several cues meet, the first of these wins: what is asked is not asserted, whatever else it is."""

_DOWN = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis", "prep", "pobj", "attr",
                   "dobj", "acomp", "oprd", "csubj", "appos", "nsubj", "nsubjpass", "dep", "npadvmod"})  # fmt: skip
_COMPLEMENT = frozenset({"xcomp", "ccomp", "pcomp", "csubj"})
_PRESUPPOSED = frozenset({"relcl", "acl", "appos", "nsubj", "nsubjpass"})
_BINDING: frozenset[Modality] = frozenset({"hypothetical", "ordered"})
"""How the upper verb is meant, so is all that it governs."""
_SHARED: frozenset[Modality] = frozenset({"planned", "hedged", "wished", "reported"})
"""How one verb is meant, so are those joined to it that have no subject of their own."""
_FIRST = frozenset({"i", "we"})
QUOTED_WORDS = 3
"""Fewer words in quotation marks are a name or a title."""
_QUOTES = {'"': '"', "“": "”", "«": "»"}


def modality_of(verb: Token) -> Modality:
    """The modality of the clause whose finite verb (or predicate) this is."""
    found = {*_own(verb), *_from_above(verb), *_from_sentence(verb)}
    return next(modality for modality in STRENGTH if modality in found or modality == "asserted")


def _own(verb: Token) -> Iterator[Modality]:
    if is_negated(verb):
        yield "negated"
    for cue in CUES:
        for child in verb.children:
            if (child.lower_ in cue.helper and child.dep_ == "aux") or (
                child.lower_ in cue.adverb and child.dep_ in {"advmod", "dep", "discourse", "intj"}
            ):
                yield cue.modality
        if any(child.dep_ == "mark" and child.lower_ in cue.opener for child in verb.children):
            yield cue.modality
    if is_future_going(verb):
        yield "hypothetical" if any(child.tag_ == "VBD" for child in verb.head.children) else "planned"
    if is_order(verb):
        yield "ordered"
    if _has_condition(verb):
        yield "hypothetical"


def is_future_going(verb: Token) -> bool:
    """Whether the verb stands after *going to* or *gonna*."""
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ in {"going", "gon", "gonna"} and _has_to(verb)


def _has_to(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "mark"} and child.lower_ in {"to", "na"} for child in verb.children)


def is_order(verb: Token) -> bool:
    """An imperative: a bare verb without a subject at the head of a sentence or after *please*."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.tag_ not in {"VB", "VBP"}:
        return False
    if verb.dep_ not in {"ROOT", "parataxis", "conj", "ccomp"} or _has_to(verb) or verb.lemma_ in SELF_STARTERS:
        return False
    if says_subject(verb):
        return False
    if verb.dep_ == "conj":
        return verb.tag_ == "VB" and is_order(verb.head)
    return not any(child.dep_ == "aux" and child.lower_ not in {"do", "please"} for child in verb.children)


def _has_condition(verb: Token) -> bool:
    """Whether an *if* clause hangs on it: then it is said of another world, or of none yet."""
    return any(
        child.dep_ == "advcl" and any(w.dep_ == "mark" and w.lower_ in {"if", "unless"} for w in child.children)
        for child in verb.children
    )


def _from_above(verb: Token) -> Iterator[Modality]:
    """What the words above say of it, link by link up to the root."""
    below, head = verb, verb.head
    while head != below and below.dep_ in _DOWN:
        if below.dep_ in _COMPLEMENT:
            yield from _governed(head, below)
            yield from filter(lambda m, head=head: m in _BINDING or _passes(head, m), _own(head))
        elif below.dep_ in {"conj", "advcl", "prep", "pobj", "attr", "dobj", "acomp", "oprd", "dep"}:
            own: tuple[Modality, ...] = tuple(_own(head))
            if "hypothetical" in own:
                yield "hypothetical"
            if "ended" in own and below.dep_ == "conj":
                yield "ended"
            if below.dep_ == "conj" and not _has_subject(below):
                yield from filter(_SHARED.__contains__, own)
        elif below.dep_ in _PRESUPPOSED:
            return
        below, head = head, head.head


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _passes(head: Token, modality: Modality) -> bool:
    """A denial or a plan to do something reaches what is to be done: "I won't start working there"."""
    return (modality == "negated" or modality in _SHARED) and head.lemma_ not in {"know", "forget"}


def _governed(head: Token, below: Token) -> Iterator[Modality]:
    key = "_".join([head.lemma_.lower(), *(c.lower_ for c in head.children if c.dep_ == "prt")])
    for cue in CUES:
        if (key in cue.governor or head.lower_ in cue.governor) and _applies(cue, head, below):
            yield cue.modality


def _applies(cue: Cue, head: Token, below: Token) -> bool:
    if cue.infinitive and not _has_to(below):
        return False
    if cue.open_question and not any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in below.children):
        return False
    if cue.imperative and not is_order(head):
        return False
    if cue.whose is None:
        return True
    subjects = [child.lower_ for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    first = any(word in _FIRST for word in subjects) or (not subjects and not is_order(head))
    return first if cue.whose == "first" else not first


def _from_sentence(verb: Token) -> Iterator[Modality]:
    text = verb.sent.text.casefold().replace("’", "'")
    padded = f" {' '.join(''.join(c if c.isalnum() or c in chr(39) + '/' else ' ' for c in text).split())} "
    for cue in CUES:
        if any(f" {phrase} " in padded for phrase in cue.phrase) and (cue.modality != "ended" or _near(verb, cue)):
            yield cue.modality
    if is_quoted(verb):
        yield "reported"
    if _is_asked(verb):
        yield "asked"


def _near(verb: Token, cue: Cue) -> bool:
    """Whether "no longer" or "any more" stands in the very clause."""
    own = " ".join(w.lower_ for w in verb.doc[verb.left_edge.i : verb.right_edge.i + 1] if _clause_of(w) == verb)
    negated = is_negated(verb) or "no longer" in own
    return negated and any(phrase in own or phrase.removeprefix("not ") in own for phrase in cue.phrase)


def _clause_of(word: Token) -> Token:
    while word.head != word and word.dep_ not in {"conj", "parataxis", "ccomp", "advcl", "relcl", "xcomp"}:
        word = word.head
    return word


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


def _is_asked(verb: Token) -> bool:
    """Whether the clause is the question of its sentence, or hangs on it as its complement."""
    asking = _asking(verb.sent)
    if not asking:
        return False
    below = verb
    while True:
        if below.i in asking:
            return True
        if below.dep_ in _PRESUPPOSED or below.head == below:
            return False
        if below.dep_ in {"parataxis", "conj"} and _has_subject(below):
            return False
        below = below.head


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
            c.dep_ in {"advmod", "prep", "attr", "expl"} and c.i < verb.i and c.lower_ not in _ASKERS
            for c in verb.children
        )
    return any(c.dep_ in {"aux", "auxpass"} and c.i < subject.i and c.lower_ != "to" for c in verb.children)


_ASKERS = frozenset({"what", "who", "whom", "which", "where", "when", "how", "whose", "why", "and", "so", "but"})


def _opens_with_question_word(verb: Token) -> bool:
    first = next((w for w in verb.subtree if w.pos_ not in {"PUNCT", "CCONJ", "INTJ", "SYM"}), verb)
    return (
        first.lower_ in _ASKERS - {"and", "so", "but"}
        and first.tag_.startswith("W")
        and verb.dep_ in {"ROOT", "conj", "parataxis"}
    )
