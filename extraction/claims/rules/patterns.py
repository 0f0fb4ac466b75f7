"""Matches rules with clauses: which rule reads a clause, and which words become subject and object."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from extraction.claims.rules.rows import ClaimRule, rules_for
from extraction.clauses.classes import belongs
from extraction.clauses.clauses import Argument, Clause
from extraction.clauses.fits import Types, fits
from extraction.clauses.negation import is_negated
from extraction.clauses.tense import tense_of
from extraction.clauses.wording import is_question_word
from extraction.vocabulary import predicate


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that reads a clause, with the words of one claim."""

    rule: ClaimRule
    clause: Clause
    subject: Argument
    object: Token | None


def matches(clause: Clause, types: Types) -> Iterator[Match]:
    """Every claim that the rules read in a clause, in the order of the rules."""
    for rule in rules_for(clause.form, clause.key):
        if _reads(rule, clause):
            yield from _pairs(rule, clause, types)


def with_gaps(clause: Clause, types: Types) -> Iterator[Match]:
    """The matches of a question; "where" and "when" stand for any place or date that a rule could take."""
    yield from matches(clause, types)
    for rule in rules_for(clause.form, clause.key):
        takes = predicate(rule.predicate).object
        role = "where" if "location" in takes or "organisation" in takes else "when" if "date" in takes else None
        asked = clause.arguments.get(role, ()) if role and role not in rule.roles else ()
        for word in asked:
            if is_question_word(word):
                yield from (Match(rule, clause, subject, word) for subject in clause.subjects)


def _reads(rule: ClaimRule, clause: Clause) -> bool:
    """Whether a rule's conditions on the clause as a whole hold."""
    return (
        (rule.tense is None or tense_of(clause.verb) == rule.tense)
        and (rule.passive is None or rule.passive == clause.passive)
        and (not rule.negated or is_negated(clause.verb))
        and (not rule.links or _is_linked(clause.verb, rule.links) or _is_telegraphic(clause))
        and not any(role in clause.arguments for role in rule.unless)
        and (not (rule.near or rule.far) or _stands_well(rule, clause))
    )


def _is_linked(verb: Token, links: tuple[str, ...]) -> bool:
    """Whether a predicate hangs on one of these verbs, also as its passive."""
    return verb.lemma_ in links or any(child.dep_ == "auxpass" and child.lemma_ in links for child in verb.children)


def _is_telegraphic(clause: Clause) -> bool:
    """Whether *be* is left out: "internet gone since Tuesday", "school shut"."""
    kinds = {child.dep_ for child in clause.verb.children}
    return (
        clause.form == "state"
        and clause.word == clause.verb
        and not kinds.isdisjoint({"nsubj", "nsubjpass"})
        and kinds.isdisjoint({"aux", "auxpass", "cop", "dobj"})
    )


def _stands_well(rule: ClaimRule, clause: Clause) -> bool:
    """Whether the words that a rule wants or forbids are in the sentence, or are not."""
    said = {word.lower_ for word in clause.verb.sent}
    return (not rule.near or not said.isdisjoint(rule.near)) and said.isdisjoint(rule.far)


def _pairs(rule: ClaimRule, clause: Clause, types: Types) -> Iterator[Match]:
    if rule.roles == ("each_other",):
        for one, two in combinations(clause.subjects, 2):
            yield Match(rule, clause, one, two)
        return
    for subject in _subjects(rule, clause):
        for found in _objects(rule, clause, types):
            yield Match(rule, clause, subject, found)


def _subjects(rule: ClaimRule, clause: Clause) -> tuple[Argument, ...]:
    """Who or what the claim is about."""
    if rule.about is not None:
        return tuple(clause.arguments.get(rule.about, ()))
    return _owners(clause, rule) if rule.whose else clause.subjects


def _owners(clause: Clause, rule: ClaimRule) -> tuple[Argument, ...]:
    """Whose it is: "my name", "the name of the dog", "the app's version"."""
    for child in clause.word.children:
        if child.dep_ == "poss" and (rule.whose == "must" or child.pos_ != "PRON"):
            return (child,)
        if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            return tuple(end for end in child.children if end.dep_ == "pobj")
    return clause.subjects if rule.whose == "may" else ()


def _objects(rule: ClaimRule, clause: Clause, types: Types) -> list[Token | None]:
    if rule.roles in {(), ("none",)}:
        return [None]
    for role in rule.roles:
        found = [clause.word] if role == "self" else clause.under(role)
        fitting = [word for word in found if _fits(rule, word, types)]
        if fitting:
            return [*_best(rule, fitting)]
    return []


def _best(rule: ClaimRule, words: list[Token]) -> list[Token]:
    """Of several places the named one: "in a flat in Leeds" is in Leeds."""
    named = [word for word in words if word.pos_ == "PROPN"]
    return named if rule.takes == "place" and named else words


def _fits(rule: ClaimRule, word: Token, types: Types) -> bool:
    if is_question_word(word):
        return True
    return (rule.among is None or belongs(word, rule.among)) and fits(rule.takes, word, types(word))
