"""Clauses of a sentence: who does what to whom, with the tree's detours taken out.

A passive is turned round, a relative clause gets the noun it hangs on, a second verb the subject of the first,
a predicate ("is allergic to", "based in", "a nurse at") is a clause like any other. Rules match clauses, not trees.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Span, Token

from extraction.clauses.arguments import Roles, arguments_of, inner_of, objects, prepositions
from extraction.clauses.classes import belongs
from extraction.clauses.gapping import gapped
from extraction.clauses.negation import is_negated
from extraction.clauses.subjects import (
    COMPLEMENTS,
    RELATIVES,
    SUBJECTS,
    Argument,
    respectively,
    stands_for,
    subjects_of,
)
from extraction.clauses.verbs import lemma_of, light_name
from extraction.clauses.wording import coordinated, hyphenated

Form = Literal["verb", "state", "noun", "preposition", "equation", "ability"]

NUMBER = "#"
"""Key of a predicate that is a number: "I'm 34"."""
COPULAS = frozenset({"be", "become", "get", "feel", "stay", "remain", "seem", "look", "turn", "sound", "grow", "'s"})
"""Light verbs; what they link is the predicate."""
_FAVOURITES = frozenset({"favourite", "favorite", "fave", "fav"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing said of one or more subjects."""

    form: Form
    word: Token
    """The verb; for a predicate the adjective, noun or preposition that says it."""
    verb: Token
    """The word that carries tense and negation, and from which the chain to the root starts."""
    key: str
    """What rules are looked up by: lemma with its particle, adjective, noun or preposition."""
    subjects: tuple[Argument, ...]
    arguments: Roles = field(default_factory=dict)
    """What else is said, by role: `dobj`, `is`, `xcomp`, or a preposition."""
    inner: Roles = field(default_factory=dict)
    """Prepositions inside the arguments: "a nurse at Acme", "a flat in Leeds"."""
    passive: bool = False

    def under(self, role: str) -> list[Token]:
        """Everything in a role, what hangs on the clause itself first."""
        return [*self.arguments.get(role, ()), *self.inner.get(role, ())]


def clauses_of(doc: Doc) -> list[Clause]:
    """Every clause of a text."""
    return [clause for sentence in doc.sents for clause in clauses(sentence)]


def clauses(sentence: Span) -> Iterator[Clause]:
    """Every clause of a sentence in reading order."""
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from _of_verb(token)
        elif token.dep_ in {"ROOT", "parataxis", "conj", "acl", "appos", "ccomp", "advcl"}:
            yield from _of_predicate(token)
        elif token.dep_ == "prep" and token.head.pos_ in {"NOUN", "PROPN"} and token.head.dep_ in COMPLEMENTS:
            yield from _after_noun(token)


def _of_verb(verb: Token) -> Iterator[Clause]:
    subjects, passive = subjects_of(verb), _is_passive(verb)
    arguments, inner = arguments_of(verb)
    if verb.lemma_ in COPULAS:
        yield from _of_copula(verb, subjects)
    yield from _ability(verb, subjects)
    if verb.lemma_ == "be":
        return
    if passive:
        yield Clause("state", verb, verb, verb.lower_, subjects, arguments, inner)
        arguments = arguments | {"dobj": [s for s in subjects if s is not None]}
        subjects = tuple(arguments.get("agent", ()))
    elif verb.dep_ == "relcl" and "dobj" not in arguments and not _has_relative_subject(verb):
        arguments = arguments | {"dobj": [verb.head]}
    yield Clause("verb", verb, verb, lemma_of(verb), subjects, arguments, inner, passive)
    for subject, preposition, ends in gapped(verb):
        yield Clause("verb", verb, verb, lemma_of(verb), (subject,), {preposition: ends})
    yield from _naming(verb)
    yield from _hurting(verb, verb, subjects)
    yield from _light(verb, subjects, arguments)


def _naming(verb: Token) -> Iterator[Clause]:
    """What "everyone calls me Ali" says of me."""
    if verb.lemma_ in {"call", "name", "nickname"}:
        named = [
            child for child in verb.children if child.dep_ in {"dobj", "oprd", "dative", "attr"} and child.i > verb.i
        ]
        if len(named) > 1:
            key = "called" if verb.tag_ in {"VBD", "VBN"} else verb.lemma_
            yield Clause("state", verb, verb, key, (named[0],), {"attr": named[1:2]})


def _hurting(word: Token, verb: Token, subjects: tuple[Argument, ...]) -> Iterator[Clause]:
    """What "my knee hurts" and "my knee is sore" say of whose knee it is."""
    if belongs(word, "hurting") or word.lemma_ in {"hurt", "ache", "itch"}:
        for part in subjects:
            if part is not None and belongs(part, "body"):
                yield Clause("equation", part, verb, "hurting", (part,))


def _light(verb: Token, subjects: tuple[Argument, ...], arguments: Roles) -> Iterator[Clause]:
    """What "have an allergy to nuts" and "got a job at Acme" say: the noun tells it, not the verb."""
    light = light_name(verb)
    for noun in arguments.get("dobj", ()) if light else ():
        beside = prepositions(verb) | prepositions(noun)
        if beside:
            yield Clause("verb", verb, verb, f"{light}_{noun.lemma_.lower()}", subjects, beside)


def _ability(verb: Token, subjects: tuple[Argument, ...]) -> Iterator[Clause]:
    """What one can do or cannot: "can swim", "can't drive", "is able to swim", "knows how to swim"."""
    says = "cannot" if is_negated(verb) else "can"
    if any(child.lower_ in {"can", "ca", "cannot"} and child.dep_ == "aux" for child in verb.children):
        yield Clause("ability", verb, verb, says, subjects)
    elif verb.lemma_ in {"be", "know", "learn"}:
        for doing in _enabled(verb):
            yield Clause("ability", doing, verb, says, subjects)


def _enabled(verb: Token) -> Iterator[Token]:
    """What follows "able to", "know how to" and "learn to"."""
    wanted = "able" if verb.lemma_ == "be" else "how"
    heads = [verb] if verb.lemma_ == "learn" else []
    heads += [child for child in verb.children if child.lower_ == wanted]
    for head in heads:
        yield from (child for child in head.children if child.dep_ in {"xcomp", "acl", "ccomp"} and child.tag_ == "VB")


def _has_relative_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.lower_ in RELATIVES for c in verb.children)


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not _has_helpers(verb) and verb.head.pos_ == "VERB":
        return _is_passive(verb.head)
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.lemma_ in {"call", "name"}:  # read as if it had no participle
        return True
    return verb.tag_ == "VBN" and (
        verb.dep_ in {"acl", "amod"} or (verb.dep_ in COMPLEMENTS) or any(c.dep_ == "agent" for c in verb.children)
    )


def _has_helpers(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass", "nsubj"} for child in verb.children)


def _of_copula(verb: Token, subjects: tuple[Argument, ...]) -> Iterator[Clause]:
    linked = [c for child in verb.children if child.dep_ in COMPLEMENTS for c in coordinated(child)]
    linked += [c for c in verb.children if c.i > verb.i and _is_linked(c, verb)]
    beside = prepositions(verb)
    told = [child for child in verb.children if _is_asked(child) or (child.dep_ == "npadvmod" and child.i > verb.i)]
    yield from _equations(verb, subjects, {"is": told}) if told and not linked else ()
    for word, whose in zip(linked, respectively(subjects, linked), strict=True):
        yield from _of_complement(word, verb, whose, beside)
        yield from _hurting(word, verb, whose)
    if verb.lemma_ in {"be", "'s", "get"} and not linked and not any(c.dep_ == "dobj" for c in verb.children):
        for preposition, words in beside.items():
            found = {preposition: words}
            inner = inner_of(words)
            yield Clause("preposition", words[0], verb, preposition, subjects, beside, inner)
            if inner:
                key = f"{preposition}_{words[0].lemma_.lower()}"
                yield Clause("preposition", words[0], verb, key, subjects, inner)
            yield from _equations(verb, subjects, {"is": words} | found)
    if linked:
        yield from _equations(verb, subjects, {"is": linked} | beside)
        yield from _there_is(verb, linked, beside)
    elif places := arguments_of(verb)[0].get("where"):
        yield Clause("preposition", places[0], verb, "where", subjects, {"where": places})


def _is_asked(word: Token) -> bool:
    return word.dep_ == "advmod" and word.lower_ in {"where", "when", "how"}


def _there_is(verb: Token, things: list[Token], beside: Roles) -> Iterator[Clause]:
    """Where a thing is said to be that is not the subject: "there's a fox on the lawn"."""
    if any(child.dep_ == "expl" for child in verb.children) and not is_negated(verb):
        for thing in things:
            for preposition, words in (prepositions(thing) | beside).items():
                yield Clause("preposition", words[0], verb, f"there_{preposition}", (thing,), {preposition: words})


def _is_linked(word: Token, verb: Token) -> bool:
    """Adverbs that tell a state ("is down"), and what the tree took for a second subject ("pronouns are they/them")."""
    if word.dep_ == "advmod":
        return belongs(word, "states") and verb.lemma_ == "be"
    return word.dep_ == "nsubj" and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _of_complement(word: Token, verb: Token, subjects: tuple[Argument, ...], beside: Roles) -> Iterator[Clause]:
    arguments, inner = arguments_of(word)
    joined = beside | arguments
    if word.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}:
        key = NUMBER if word.pos_ == "NUM" or word.text.isdigit() else word.lemma_.lower()
        yield Clause("noun", word, verb, key, subjects, joined, inner)
    else:
        yield Clause("state", word, verb, hyphenated(word).lower(), subjects, joined, inner)


def _equations(verb: Token, subjects: tuple[Argument, ...], arguments: Roles) -> Iterator[Clause]:
    for subject in subjects:
        if subject is not None and subject.pos_ in {"NOUN", "PROPN"}:
            favourite = any(child.lower_ in _FAVOURITES for child in subject.children)
            key = "favourite" if favourite else subject.lemma_.lower()
            yield Clause("equation", subject, verb, key, (subject,), arguments)


def _of_predicate(word: Token) -> Iterator[Clause]:
    """A predicate without a verb: "vegan since Easter", "based in Berlin", "Tom, a nurse at Acme"."""
    if word.dep_ in {"conj", "ccomp", "advcl"} and word.pos_ != "ADJ":
        return
    if word.dep_ == "appos" and not any(child.dep_ == "det" for child in word.children):
        return
    subjects = tuple(stands_for(word.head)) if word.dep_ in {"acl", "appos"} else subjects_of(word)
    arguments, inner = arguments_of(word)
    if word.pos_ == "ADJ":
        yield Clause("state", word, word, word.lower_, subjects, arguments, inner)
    elif word.pos_ == "NOUN":
        yield Clause("noun", word, word, word.lemma_.lower(), subjects, arguments, inner)
    elif word.pos_ == "ADP":
        ends = objects(word)
        if ends:
            yield Clause("preposition", ends[0], word, word.lower_, subjects, {word.lower_: ends}, inner_of(ends))


def _after_noun(preposition: Token) -> Iterator[Clause]:
    """What hangs on a predicate noun: in "I'm a teacher from Utrecht" the teacher is from Utrecht, so I am."""
    ends, noun = objects(preposition), preposition.head
    if ends and noun.dep_ == "attr":
        subjects = tuple(stands_for(noun))
        key = "from" if preposition.lower_ == "from" else f"noun_{preposition.lower_}"
        yield Clause("preposition", ends[0], noun.head, key, subjects, {preposition.lower_: ends})
