"""How a clause is meant: asserted, negated, planned, asked … from its own words and from what it hangs on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Doc, Token

from extraction.clauses.asking import PRESUPPOSED, has_subject, is_asked, is_granted
from extraction.clauses.classes import CLASSES, belongs
from extraction.clauses.cues import ADVERBS, CUES, HELPERS, OPENERS, Cue
from extraction.clauses.negation import is_negated
from extraction.clauses.quoting import is_quoted
from extraction.clauses.subjects import SELF_STARTERS, says_subject
from extraction.records import Modality

STRENGTH: tuple[Modality, ...] = (
    "joked", "asked", "hypothetical", "ordered", "wished", "reported", "hedged", "ended", "negated", "planned",
    "asserted",
)  # fmt: skip
"""Where several cues meet, the first of these wins: what is asked is not asserted, whatever else it is."""

_DOWN = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis", "prep", "pobj", "attr",
                   "dobj", "acomp", "oprd", "csubj", "appos", "nsubj", "nsubjpass", "dep", "npadvmod"})  # fmt: skip
_COMPLEMENT = frozenset({"xcomp", "ccomp", "pcomp", "csubj"})
_SEEN_TO = frozenset({"make", "ensure", "let", "see"})
"""Orders that order what their complement says, whoever it is about."""
_TELLING = frozenset({"say", "tell", "claim", "swear"})
_KNOWN = frozenset({"know", "forget"})
"""Verbs whose complement is so, however they themselves are meant."""
_SHARED: frozenset[Modality] = frozenset({"planned", "hedged", "wished", "reported"})
"""How one verb is meant, so are those joined to it that have no subject of their own."""
_PHRASE = 3
"""Words after "according to" among which its noun stands."""
_INSIDE = frozenset("'/")
_FIRST = frozenset({"i", "we"})
_ASIDES = frozenset({"think", "guess", "believe", "suppose", "reckon", "assume", "imagine"})
_ADVERBIAL = frozenset({"advmod", "dep", "discourse", "intj"})
KEPT_VERBS = 2048
"""Verbs whose modality is kept: each is asked for by several readers of claims, and by the verbs below it."""


@lru_cache(maxsize=KEPT_VERBS)
def modality_of(verb: Token) -> Modality:
    """The modality of the clause whose finite verb (or predicate) this is."""
    if _is_regretted(verb):
        return "asserted"
    found = {*_own(verb), *_from_above(verb), *_from_sentence(verb)}
    return next(modality for modality in STRENGTH if modality in found or modality == "asserted")


def _is_regretted(verb: Token) -> bool:
    """Whether it is wished undone, and so was done: "I wish I hadn't sold it", "if only we hadn't sold it"."""
    wished = (verb.dep_ == "ccomp" and verb.head.lemma_ == "wish") or any(
        child.lower_ == "only" and child.nbor(-1).lower_ == "if" for child in verb.children if child.i > 0
    )
    return wished and is_negated(verb) and any(child.tag_ == "VBD" and child.dep_ == "aux" for child in verb.children)


@lru_cache(maxsize=KEPT_VERBS)
def _own(verb: Token) -> frozenset[Modality]:
    """What the words of the clause itself say."""
    return frozenset(_said_in(verb))


def _said_in(verb: Token) -> Iterator[Modality]:
    if is_negated(verb):
        yield "negated"
    yield from _by_words_beside(verb)
    if is_future_going(verb):
        yield "hypothetical" if any(child.tag_ == "VBD" for child in verb.head.children) else "planned"
    yield from _asides(verb.doc).get(verb.i, ())
    if _is_alternative(verb):
        yield "hedged"
    if is_order(verb):
        yield "ordered"
    if _has_condition(verb):
        yield "hypothetical"


def _by_words_beside(verb: Token) -> Iterator[Modality]:
    """What auxiliaries, adverbs and the subordinator say; "whether she works" is no condition but a doubt."""
    for child in verb.children:
        role = child.dep_
        if role == "aux" and not (_is_had(child, verb) or _is_wished_for(child, verb)):
            yield from HELPERS.get(child.lower_, ())
        elif role in _ADVERBIAL:
            yield from ADVERBS.get(child.lower_, ())
        elif role == "mark" and child.lower_ in OPENERS:
            yield from ("hedged",) if verb.dep_ in _COMPLEMENT else OPENERS[child.lower_]


def _is_had(helper: Token, verb: Token) -> bool:
    """Tell "I'd left", which says what was, from "I'd leave"."""
    would_have = any(child.dep_ == "aux" and child.lower_ in {"have", "of", "'ve"} for child in verb.children)
    return helper.lower_ in {"'d", "d"} and verb.tag_ == "VBN" and not would_have


def _is_wished_for(helper: Token, verb: Token) -> bool:
    """Tell "I wish we could": it is wished, and no more supposed than "I wish we had"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in {"wish", "hope"} and helper.lower_ in {"could", "would"}


def _is_alternative(verb: Token) -> bool:
    """Whether it is said with another clause, of which one is so: "he sold boats or he wrote about them"."""
    first = verb.head if verb.dep_ == "conj" else verb
    others = [child for child in first.children if child.dep_ == "conj" and has_subject(child)]
    joined = any(child.dep_ == "cc" and child.lower_ == "or" for child in first.children)
    return joined and (verb in others or (verb == first and bool(others)))


@lru_cache(maxsize=64)
def _asides(doc: Doc) -> Mapping[int, tuple[Modality, ...]]:
    """How clauses are meant by what is said beside them: "she lives in Leeds, I think", "it's sold, he told me"."""
    found: dict[int, tuple[Modality, ...]] = {}
    for word in doc:
        meant: Modality | None = None
        if word.lemma_ in _ASIDES and _is_aside(word):
            meant = "hedged"
        elif word.lemma_ in _TELLING and _is_told_aside(word):
            meant = "reported"
        if meant is not None:
            clause = _beside(word).i
            found[clause] = (*found.get(clause, ()), meant)
    return found


def _beside(aside: Token) -> Token:
    """The verb of the clause that words said aside follow, else of the one that they hang on."""
    first = min(aside.left_edge.i, aside.i)
    before = next((word for word in reversed(aside.doc[aside.sent.start : first]) if word.is_alpha), aside.head)
    verb = _clause_of(before)
    while verb.head != verb and (verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not has_subject(verb))):
        verb = _clause_of(verb.head)
    return verb if verb.pos_ in {"VERB", "AUX"} else _clause_of(aside.head)


def _is_told_aside(word: Token) -> bool:
    """Whether somebody else is said to have said what goes before: "…, my mum told me"."""
    whose = [child for child in word.children if child.dep_ == "nsubj"]
    return (
        word.dep_ == "parataxis"
        and word.head.i < word.i
        and bool(whose)
        and whose[0].lower_ not in {*_FIRST, "you", "it", "that", "this"}
        and not any(child.dep_ in {"dobj", "ccomp", "xcomp", "prep", "aux", "neg"} for child in word.children)
        and not any(child.dep_ == "dobj" or child.i > word.i + 2 for child in word.children if not child.is_punct)
    )


def _is_aside(word: Token) -> bool:
    over = word.i + 1 == len(word.doc) or word.nbor().is_punct
    if word.dep_ not in {"parataxis", "ccomp"} and not (word.dep_ == "relcl" and over):
        return False
    return all(c.lower_ in _FIRST for c in word.children if c.dep_ == "nsubj") and not any(
        c.dep_ in {"dobj", "ccomp", "xcomp", "prep"} for c in word.children
    )


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
            yield from filter(lambda own, head=head, below=below: _reaches(own, head, below), _own(head))
        elif below.dep_ in {"conj", "advcl", "prep", "pobj", "attr", "dobj", "acomp", "oprd", "dep"}:
            own = _own(head)
            if "hypothetical" in own:
                yield "hypothetical"
            if "ordered" in own and below.dep_ == "acomp" and head.lemma_ in _SEEN_TO:
                yield "ordered"
            if "ended" in own and below.dep_ == "conj":
                yield "ended"
            if below.dep_ == "conj" and not has_subject(below):
                yield from filter(_SHARED.__contains__, own)
        elif below.dep_ in PRESUPPOSED or is_granted(below):
            return
        below, head = head, head.head


def _reaches(modality: Modality, head: Token, below: Token) -> bool:
    """Whether what a verb governs is meant as the verb is: "I won't start working there", not "tell him I'm ill"."""
    if modality == "ordered":
        return head.lemma_ in _SEEN_TO or not has_subject(below)
    if modality == "hypothetical":
        return True
    if modality == "planned" and head.lemma_ in _TELLING and has_subject(below):
        return False
    return (modality == "negated" or modality in _SHARED) and head.lemma_ not in _KNOWN


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
    if cue.living and any(c.dep_ == "nsubj" and belongs(c, "documents") for c in head.children):
        return False
    if cue.whose is None:
        return True
    subjects = [child.lower_ for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    first = any(word in _FIRST for word in subjects) or (not subjects and not is_order(head))
    return first if cue.whose == "first" else not first and not is_order(head)


def _from_sentence(verb: Token) -> Iterator[Modality]:
    for cue in _said_around(verb.doc)[verb.sent.start]:
        if cue.modality != "ended" or _near(verb, cue):
            yield cue.modality
    if is_quoted(verb):
        yield "reported"
    if is_asked(verb):
        yield "asked"


@lru_cache(maxsize=64)
def _said_around(doc: Doc) -> Mapping[int, tuple[Cue, ...]]:
    """The cues that reach a sentence as phrases, by the first word of the sentence."""
    sentences = list(doc.sents)
    own = [_phrases_in(sentence.text) for sentence in sentences] + [()]
    going_on: tuple[Cue, ...] = ()
    cut: tuple[Cue, ...] = ()
    found: dict[int, tuple[Cue, ...]] = {}
    for sentence, here, after in zip(sentences, own, own[1:], strict=False):
        going_on += tuple(cue for cue in here if cue.reach == "on" and cue not in going_on)
        found[sentence.start] = (*here, *going_on, *cut, *(cue for cue in after if cue.reach == "back"))
        cut = tuple(cue for cue in here if cue.reach == "next" and _ends_with(sentence.text, cue))
    return found


def _ends_with(sentence: str, cue: Cue) -> bool:
    """Whether a sentence was cut behind the cue: what follows belongs to it."""
    return sentence.strip()[-1:].isalpha() and any(_padded(sentence).endswith(f" {phrase} ") for phrase in cue.phrase)


def _phrases_in(sentence: str) -> tuple[Cue, ...]:
    padded = _padded(sentence)
    return tuple(cue for cue in CUES if any(_says(padded, phrase, cue) for phrase in cue.phrase))


def _says(padded: str, phrase: str, cue: Cue) -> bool:
    """Whether a phrase stands in a sentence; "according to the memo" is no hearsay."""
    _, found, after = padded.partition(f" {phrase} ")
    return bool(found) and not (cue.living and not CLASSES["documents"].isdisjoint(after.split()[:_PHRASE]))


def _padded(text: str) -> str:
    """The words of a text in lower case, with one space before, between and after them."""
    plain = text.casefold().replace("’", "'")
    return f" {' '.join(''.join(c if c.isalnum() or c in _INSIDE else ' ' for c in plain).split())} "


def _near(verb: Token, cue: Cue) -> bool:
    """Whether "no longer" or "any more" stands in the very clause, or behind what its verb governs ("doing it")."""
    heads = {verb, *(child for child in verb.children if child.dep_ == "xcomp")}
    own = " ".join(w.lower_ for w in verb.doc[verb.left_edge.i : verb.right_edge.i + 1] if _clause_of(w) in heads)
    negated = is_negated(verb) or "no longer" in own
    return negated and any(phrase in own or phrase.removeprefix("not ") in own for phrase in cue.phrase)


def _clause_of(word: Token) -> Token:
    while word.head != word and word.dep_ not in {"conj", "parataxis", "ccomp", "advcl", "relcl", "xcomp"}:
        word = word.head
    return word
