"""A claim from a pair of words and the predicate chosen for it: who, what, how it is meant, and when."""

from functools import cache

from spacy.tokens import Token

from extraction.claims.choosing.candidates import Candidate
from extraction.claims.choosing.features import Scene
from extraction.claims.readings import read_value
from extraction.claims.resolving import resolve
from extraction.claims.rules.rows import RULES, ClaimRule
from extraction.claims.rules.ruled import is_ahead
from extraction.claims.said import Said, sureness
from extraction.clauses.clauses import Clause
from extraction.clauses.modality import modality_of
from extraction.clauses.tense import tense_of
from extraction.clauses.timing import when_of
from extraction.records import Claim, EntityType, Modality, When
from extraction.vocabulary import VALUES, Predicate, predicate


def proposed(scene: Scene, said: list[Clause], pair: Candidate, family: str) -> Claim | None:
    """Give the claim that a pair makes, None where a word of it stands for nobody known or for no value."""
    name = _named(family, pair.object)
    if name is None:
        return None
    row, clause = predicate(name), _clause(said, pair)
    register, turn = scene.register, scene.turn
    rule = _rule_of(family)
    value, referent = None, None
    if row.takes_value:
        if rule is None or pair.object.pos_ == "PRON":
            return None
        value = read_value(rule, clause, pair.object, (register, turn))
        if value is None:
            return None
    else:
        referent = resolve(register, turn, pair.object, _type(row.object))
    subject = resolve(register, turn, pair.subject, _type(row.subject) if len(row.subject) == 1 else None)
    if subject is None or subject == referent or (referent is None and value is None):
        return None
    when = None if _presupposes(pair) else when_of(register, turn, clause)
    meant = _meant(pair, clause, (row, rule), when, register.utterances[turn].said_at.isoformat())
    words = tuple(w for w in (pair.subject, pair.top, pair.object) if w is not None)
    sure = sureness(register, turn, (pair.subject, pair.object))
    made = Said(turn, words, "chooser", sure, meant, None if row.object == ("date",) else when)
    return made.claim(subject, row.name, object=referent, value=value)


def _named(family: str, word: Token) -> str | None:
    """The predicate itself; the noun that is counted completes `quantity_of_*`."""
    if not family.endswith("*"):
        return family
    noun = word.head if word.dep_ == "nummod" else word
    return family[:-1] + noun.lower_ if noun.pos_ == "NOUN" and noun.is_alpha else None


def _type(listed: tuple[str, ...]) -> EntityType | None:
    return None if listed[0] in VALUES | {"any"} else listed[0]  # pyright: ignore[reportReturnType]


@cache
def _rule_of(family: str) -> ClaimRule | None:
    """The rule that shows how the predicate's value is read: most rules of a predicate agree."""
    rows = [rule for rule in RULES if rule.predicate == family]
    return max(rows, key=lambda rule: sum(rule.value == other.value for other in rows), default=None)


def _clause(said: list[Clause], pair: Candidate) -> Clause:
    verb = _verb(pair.top)
    fitting = [clause for clause in said if clause.verb == verb]
    return next(iter(fitting), Clause("verb", pair.top, verb, "", ()))


def _verb(top: Token) -> Token:
    """The word that carries tense and negation."""
    word = top
    while word.pos_ not in {"VERB", "AUX"} and word.head != word and word.dep_ != "ROOT":
        word = word.head
    return word


def _meant(
    pair: Candidate, clause: Clause, shown: tuple[Predicate, ClaimRule | None], when: When | None, said_at: str
) -> Modality:
    row, rule = shown
    meant = _meant_by(pair)
    if meant == "negated" and rule is not None and (rule.negated or row.name == "cannot"):
        return "asserted"
    if meant == "hedged" and row.name == "can" and any(child.lower_ == "may" for child in clause.verb.children):
        return "asserted"
    if meant == "planned" and row.object == ("date",):
        return "asserted"
    if meant != "asserted" or row.object == ("date",) or _presupposes(pair):
        return meant
    if is_ahead(clause, when, said_at):
        return "planned"
    bare = clause.verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in clause.verb.children)
    ends = rule is not None and rule.past == "ends" and row.kind != "action" and not bare
    return "ended" if ends and tense_of(clause.verb) == "past" else "asserted"


def _meant_by(pair: Candidate) -> Modality:
    """Give how what a pair says is meant, by the rules of modality alone."""
    if _presupposes(pair):
        return modality_of(pair.top.head) if pair.top.dep_ == "attr" else "asserted"
    return modality_of(_verb(pair.top))


def _presupposes(pair: Candidate) -> bool:
    """Whether the pair stands inside one noun phrase: what "my sister" says is so whatever is said of her."""
    return pair.top.pos_ in {"NOUN", "PROPN"} and pair.top.dep_ not in {"ROOT", "parataxis", "conj"}
