"""Who does it: the subject of a verb, also where it stands elsewhere in the sentence or is not said."""

from spacy.tokens import Token

from extraction.clauses.classes import belongs
from extraction.clauses.gapping import echoed
from extraction.clauses.wording import coordinated

Argument = Token | None
"""A word, or None for the speaker who is not said ("just moved to Leeds")."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
SELF_STARTERS = frozenset({"love", "like", "hate", "live", "work", "need", "want", "prefer", "hope", "miss"})
"""Verbs that open a sentence without a subject and are still no order: "love it here"."""
SELF_GOERS = frozenset(
    {"feel", "move", "start", "study", "train", "learn", "stay", "plan", "look", "wait", "get", "have"}
)
"""Verbs that say in the progressive, without a subject, what the speaker is about: "moving to Leeds"."""


def subjects_of(verb: Token) -> tuple[Argument, ...]:
    """Who does it, found through relatives, participles, coordination and infinitives; empty if nobody is said."""
    own = _own(verb)
    if own:
        return (*(word for child in own[:1] for word in _meant(child, verb)), *echoed(verb))
    if any(child.dep_ in {"expl", "csubj"} for child in verb.children):
        return ()
    return _inherited(verb)


def respectively(subjects: tuple[Argument, ...], said: list[Token]) -> list[tuple[Argument, ...]]:
    """Give the subjects of each thing said: one each for as many numbers, as in "Leo and Mia are 4 and 6", else all."""
    each = len(subjects) == len(said) and all(word.pos_ == "NUM" for word in said)
    return [(subject,) for subject in subjects] if each else [subjects] * len(said)


def says_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own, an empty one or a clause included."""
    return bool(_own(verb)) or any(child.dep_ in {"expl", "csubj"} for child in verb.children)


def _own(verb: Token) -> list[Token]:
    """Give the subjects of a verb; the tree hangs some on the complement or on the auxiliary."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return own or [
        word
        for child in verb.children
        if child.dep_ in {*COMPLEMENTS, "aux", "auxpass"}
        for word in child.children
        if word.dep_ in {"nsubj", "nsubjpass"} and word.i < verb.i
    ]


def _meant(subject: Token, verb: Token) -> list[Token]:
    """Give who a subject means: of "two of my friends, Ann and Bo" the friends that are named."""
    if subject.pos_ in {"NUM", "DET", "PRON"} and subject.i < verb.i:
        named = [end for of in subject.children if of.lower_ == "of" for end in of.children if _is_named(end)]
        if named:
            return coordinated(named[0])
    if subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        nearest = [noun for noun in coordinated(verb.head) if noun.i < subject.i][-1:]
        return [owner for noun in nearest for owner in stands_for(noun)]
    return coordinated(subject)


def _is_named(noun: Token) -> bool:
    return any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in noun.children)


def stands_for(noun: Token) -> list[Token]:
    """A predicate noun stands for its subject: in "I'm a cook who works nights" the one who works is "I"."""
    verb = noun.head
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        return [word for word in subjects_of(verb) if word is not None] or [noun]
    return [noun]


def _inherited(verb: Token) -> tuple[Argument, ...]:
    head = verb.head
    if verb.dep_ in {"ROOT", "parataxis"}:
        return (None,) if _speaks_of_self(verb) else ()
    if verb.dep_ == "conj":
        return subjects_of(head) if head.pos_ in {"VERB", "AUX", "ADJ"} else ((None,) if _speaks_of_self(verb) else ())
    if verb.dep_ == "xcomp":
        controlled = [child for child in head.children if child.dep_ in {"dobj", "dative"} and child.i < verb.i]
        return tuple(coordinated(controlled[0])) if controlled else subjects_of(head)
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return tuple(stands_for(head)) if verb.tag_ in {"VBG", "VBN", "VBD", "JJ"} else ()
    if verb.dep_ in {"advcl", "pcomp", "acl"} and head.pos_ in {"VERB", "AUX", "ADJ", "ADP"}:
        return subjects_of(head.head if head.pos_ == "ADP" and head.head != head else head)
    return ()


def _speaks_of_self(verb: Token) -> bool:
    """Whether a clause without a subject has the speaker as its subject: "moved to Leeds", not "move over"."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return verb.dep_ == "ROOT"
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and belongs(verb, "own_doings")):
        return True
    if verb.tag_ == "VBG" and verb.lemma_ in SELF_GOERS:
        return True
    return verb.tag_ in {"VB", "VBP", "VBG"} and verb.lemma_ in SELF_STARTERS
