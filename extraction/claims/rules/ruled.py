"""Claims that the table of rules reads."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from spacy.tokens import Token

from extraction.claims.readings import read_value
from extraction.claims.resolving import resolve, type_of
from extraction.claims.rules.patterns import Match, matches
from extraction.claims.rules.rows import ClaimRule
from extraction.claims.said import Said, sureness
from extraction.clauses.classes import belongs
from extraction.clauses.clauses import Clause
from extraction.clauses.fits import is_time
from extraction.clauses.modality import modality_of
from extraction.clauses.negation import is_negated
from extraction.clauses.tense import is_progressive, tense_of
from extraction.clauses.timing import when_of
from extraction.clauses.wording import is_question_word
from extraction.records import Claim, EntityType, Modality, When
from extraction.referents.register import Register
from extraction.values.intervals import Interval, shift, written
from extraction.vocabulary import VALUES, predicate


def read(register: Register, turn: int, said: list[Clause]) -> Iterator[Claim]:
    """Every claim that a rule reads in the clauses of a turn."""
    for clause in said:
        for match in matches_of(register, turn, clause):
            claim = None if _is_gap(match.object) or _is_gap(match.subject) else claim_of(register, turn, match)
            if claim is not None:
                yield claim


def matches_of(register: Register, turn: int, clause: Clause) -> Iterator[Match]:
    """The matches of a clause whose subject is of a type that the rule takes."""
    for match in matches(clause, lambda word: type_of(register, turn, word)):
        if may_be_subject(register, turn, match):
            yield match


def _is_gap(word: Token | None) -> bool:
    """Whether the word is what a question asks for."""
    return word is not None and is_question_word(word)


def may_be_subject(register: Register, turn: int, match: Match) -> bool:
    """Whether the subject is of a type that the rule takes."""
    rule, word = match.rule, match.subject
    if "speaker" in rule.who or "pronoun" in rule.who:
        return _is_pronoun(rule, word)
    if word is None:
        said_by = register.utterances[turn].role
        return "person" in rule.who and rule.confidence >= UNSAID and said_by == "user" and not _is_bare(match.clause)
    if is_question_word(word):
        return True
    kind = type_of(register, turn, word)
    if kind in {None, "other"} and word.pos_ != "PRON" and is_time(word):
        return False  # "Thursday the 19th", "five years is a lot"
    if not rule.who or kind in rule.who:
        return kind is not None or word.pos_ != "PRON"
    return word.pos_ == "PROPN" and "person" in rule.who and rule.confidence >= RETYPING.get(kind or "", 1.0)


def _is_pronoun(rule: ClaimRule, word: Token | None) -> bool:
    """Whether a subject is the speaker, or a pronoun of the third person, as the rule wants it."""
    if "speaker" in rule.who:
        return word is None or word.lower_ == "i"
    return word is not None and word.pos_ == "PRON" and word.lower_ not in {"i", "we", "you"}


RETYPING: Mapping[str, float] = {"other": 0.75, "organisation": 0.9}
"""How sure a rule must be to make a person of a name that was taken for something else."""
UNSAID = 0.85
"""A rule surer than this may take the speaker as the subject that is not said."""


def _is_bare(clause: Clause) -> bool:
    """A word that stands alone ("vet", "a vet in Leeds") tells nothing of the speaker; "vegan since Easter" does."""
    if clause.form == "noun" and any(child.dep_ == "det" for child in clause.word.children):
        return clause.word == clause.verb
    return (
        clause.form in {"noun", "state"}
        and clause.word == clause.verb
        and clause.word.tag_ != "VBN"
        and not clause.arguments
        and not any(child.lower_ == "now" for child in clause.word.children)
    )


def claim_of(register: Register, turn: int, match: Match) -> Claim | None:
    """The claim of a match, None where a word of it stands for nobody known or for no value."""
    rule, clause = match.rule, match.clause
    when = when_of(register, turn, clause)
    row = predicate(name_of(match))
    meant = meaning(match, when, register.utterances[turn].said_at.isoformat())
    if meant is None:
        return None
    if meant in {"planned", "ended"} and _is_set(register, turn, match, meant):
        meant = "asserted"
    value, referent = None, None
    if row.takes_value:
        value = read_value(rule, clause, match.object, (register, turn))
        if value is None:
            return None
    subject = resolve(register, turn, match.subject, _subject_type(rule))
    if not row.takes_value:
        hint = rule.type or (None if row.object[0] in VALUES | {"any"} else row.object[0])
        referent = resolve(register, turn, match.object, hint)  # pyright: ignore[reportArgumentType]
    if subject is None or (referent is None and value is None):
        return None
    if rule.turned and referent is not None:
        subject, referent = referent, subject
    if rule.predicate == "name" and meant == "asserted" and value is not None:
        subject = _named(register, turn, subject, match.object, value)
    words = tuple(word for word in (match.subject, clause.word, match.object) if word is not None)
    sure = min(rule.confidence, sureness(register, turn, (match.subject, match.object)))
    said = Said(turn, words, rule.name, sure, meant, None if row.object == ("date",) else _held(match, meant, when))
    return said.claim(subject, row.name, object=referent, value=value)


def _is_set(register: Register, turn: int, match: Match, meant: Modality) -> bool:
    """Whether it is settled what is so later: the date of anything; and where an event will be, or was."""
    row, subject = predicate(name_of(match)), match.subject
    coming = subject is not None and type_of(register, turn, subject) == "event"
    dated = row.object == ("date",) and meant == "planned"
    told = meant == "planned" or modality_of(match.clause.verb) == "asserted"
    return dated or (coming and row.name == "located_in" and told)


def _held(match: Match, meant: Modality, when: When | None) -> When | None:
    """From when until when a claim held; of what is read to be over the time tells the end: "left Acme in May"."""
    if when is None or when.start is None or when.end is not None:
        return when
    verb = match.clause.verb
    # "Used to live there in 2010" tells when it was so; "stopped", "left" and "no longer does" tell when it was over.
    past = tense_of(verb) == "past"
    stopped = not past or (verb.dep_ == "xcomp" and verb.head.lemma_ != "use")
    if match.rule.modality == "ended" or (meant == modality_of(verb) == "ended" and stopped):
        return When(None, when.start, when.precision)
    if meant == "negated" and past:
        # "Did not live there in 2010" says nothing of 2011; "has not lived there since 2010" does.
        start = datetime.fromisoformat(when.start)
        return written(Interval(start, shift(start, 1, when.precision), when.precision))
    return when


def _named(register: Register, turn: int, subject: int, word: Token | None, name: str) -> int:
    """The subject under its name: who or what was nameless is now the one of that name."""
    other = None if word is None else register.at(turn, word.i)
    referent = register.referents[subject]
    if referent.speaker is not None:
        register.alias(subject, name)
    elif not referent.named and other is not None and other != subject:
        kind = referent.type
        subject = register.unite(other, subject)
        if kind != "other":
            register.retype(subject, kind)
    elif not referent.named:
        subject = register.rename(subject, name)
    return subject


def name_of(match: Match) -> str:
    """The predicate of a match; an open end is filled by the noun: `favourite_colour`, `quantity_of_kids`."""
    name = match.rule.predicate
    if not name.endswith("*"):
        return name
    noun = match.clause.word if match.clause.form == "equation" else match.object
    return name.removesuffix("*") + ("" if noun is None else noun.lower_.replace(" ", "_"))


def _subject_type(rule: ClaimRule) -> EntityType | None:
    return "person" if rule.who[:1] == ("person",) and _LIVING.issuperset(rule.who) else None


_LIVING = frozenset({"person", "animal", "group"})


def meaning(match: Match, when: When | None, said_at: str) -> Modality | None:
    """How the claim is meant; None where it says nothing ("hasn't left Acme" does not tell that she works there)."""
    rule, verb = match.rule, match.clause.verb
    meant = modality_of(verb)
    if meant in rule.despite:
        denied = meant == "ordered" and is_negated(verb)
        meant = "negated" if denied else "asserted"
    if rule.modality is not None:
        return rule.modality if meant == "asserted" and not is_ahead(match.clause, when, said_at) else None
    if meant != "asserted":
        return meant
    if is_ahead(match.clause, when, said_at):
        return "planned"
    if rule.past == "ends" and tense_of(verb) == "past" and not _goes_on(match.clause) and not _is_born(match):
        return "ended"
    return "asserted"


def _is_born(match: Match) -> bool:
    """Whether children are counted: who had six has them still."""
    return name_of(match).removeprefix("quantity_of_") in {"kids", "children", "sons", "daughters", "siblings"}


def _goes_on(clause: Clause) -> bool:
    """Tell a past that is not over: "became a nurse", "turned 30", "a firm based in Leeds", "started working there"."""
    if clause.verb.lemma_ in {"become", "turn"}:
        return True
    if clause.verb.dep_ == "xcomp" and clause.verb.head.lemma_ in {"start", "begin", "continue", "keep"}:
        return True
    return (
        clause.form == "state"
        and clause.verb.tag_ == "VBN"
        and not any(c.dep_ in {"aux", "auxpass"} for c in clause.verb.children)
    )


def is_ahead(clause: Clause, when: When | None, said_at: str) -> bool:
    """Whether it has not happened yet: "I start on Monday", "we're moving to Leeds"."""
    if tense_of(clause.verb) not in {"present", "future"}:
        return False
    if tense_of(clause.verb) == "present" and belongs(clause.verb, "minding"):
        return False
    if when is not None and when.start is not None and when.start[:10] > said_at[:10]:
        return True
    return is_progressive(clause.verb) and belongs(clause.verb, "coming")
