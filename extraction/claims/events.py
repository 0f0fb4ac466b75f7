"""Open predicates: what somebody did or does that no rule knows, under the verb's lemma (`adopt`, `complain_about`)."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.tokens import Token

from extraction.claims.resolving import resolve, type_of
from extraction.claims.rules.ruled import is_ahead
from extraction.claims.said import Said, sureness
from extraction.clauses.classes import belongs
from extraction.clauses.clauses import Argument, Clause
from extraction.clauses.fits import fits, is_time
from extraction.clauses.modality import is_future_going, modality_of
from extraction.clauses.tense import is_progressive, tense_of
from extraction.clauses.timing import when_of
from extraction.records import Claim, EntityType, FactKind, Modality
from extraction.referents.register import Register

TABLE = Path(__file__).parent.parent / "data" / "events.toml"
CONFIDENCE = 0.75
WITHOUT_OBJECT = 0.7
_KEPT: frozenset[Modality] = frozenset({"asserted", "planned", "negated", "reported", "hedged", "asked"})
_ACTORS = frozenset({"person", "animal", "organisation", "group", "project", "product"})


def _load() -> Mapping[str, Mapping[str, frozenset[str]]]:
    rows: dict[str, dict[str, str]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: {key: frozenset(verbs.split()) for key, verbs in row.items()} for name, row in rows.items()}


_VERBS = _load()
GOVERNED = _VERBS["governed"]
"""Verbs by the preposition that they govern."""
SAME = {verb: name for name, verbs in _VERBS["same"].items() for verb in verbs}
"""The name under which a verb is kept."""


def read(register: Register, turn: int, said: list[Clause], ruled: list[Claim]) -> Iterator[Claim]:
    """Every event of a turn that is told with somebody who did it."""
    states = {(claim.start, claim.end) for claim in ruled if claim.kind != "action"}
    for clause in said:
        if clause.form == "verb" and _tells(clause):
            yield from _of_clause(register, turn, clause, states)


def _tells(clause: Clause) -> bool:
    """Whether a verb tells an event or a habit: no state, no ability, no purpose ("to feed the cat")."""
    verb = clause.verb
    if verb.pos_ != "VERB" or (belongs(verb, "stative") and not _is_told(clause)):
        return False
    if any(child.dep_ == "aux" and child.lower_ in _ABLE for child in verb.children):
        return False
    return is_future_going(verb) or not _is_infinitive(verb) or _is_given_up(clause)


def _is_given_up(clause: Clause) -> bool:
    """Tell a habit that is over: "I used to smoke", "no longer smokes"."""
    is_habit = clause.key in _VERBS["alone"]["habits"] and "dobj" not in clause.arguments
    return is_habit and modality_of(clause.verb) == "ended"


def _passes_by(verb: Token) -> bool:
    """Tell what goes on at the moment, or whenever something else does ("she's eating", "when he visits us")."""
    return is_progressive(verb) or (tense_of(verb) == "present" and verb.dep_ in {"advcl", "relcl", "ccomp", "acl"})


def _is_told(clause: Clause) -> bool:
    return clause.key in _VERBS["past"]["told"] and "dobj" in clause.arguments and clause.verb.tag_ == "VBD"


_ABLE = frozenset({"can", "ca", "cannot", "could"})


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "mark"} and child.lower_ == "to" for child in verb.children)


def _of_clause(register: Register, turn: int, clause: Clause, states: set[tuple[int, int]]) -> Iterator[Claim]:
    when = when_of(register, turn, clause)
    meant = modality_of(clause.verb)
    if meant == "asserted" and is_ahead(clause, when, register.utterances[turn].said_at.isoformat()):
        meant = "planned"
    given_up = _is_given_up(clause)
    if (meant not in _KEPT and not given_up) or (meant == "asserted" and _passes_by(clause.verb)):
        return
    is_done = meant == "planned" or (tense_of(clause.verb) in {"past", "perfect"} and not given_up)
    kind: FactKind = "action" if is_done else "relation"
    for subject in clause.subjects:
        if not _may_act(register, turn, subject):
            continue
        for name, word in _arguments(register, turn, clause, kind):
            sure = min(CONFIDENCE if word is not None else WITHOUT_OBJECT, sureness(register, turn, (subject, word)))
            words = tuple(w for w in (subject, clause.word, word) if w is not None)
            said = Said(turn, words, "open_event", sure, meant, when)
            claim = _claim(register, turn, said, (subject, name, word), kind)
            if claim is not None and (kind == "action" or (claim.start, claim.end) not in states):
                yield claim


def _claim(
    register: Register, turn: int, said: Said, parts: tuple[Argument, str, Token | None], kind: FactKind
) -> Claim | None:
    subject, name, word = parts
    who = resolve(register, turn, subject)
    what = None if word is None else resolve(register, turn, word)
    if who is None or (word is not None and what is None):
        return None
    return said.claim(who, name, object=what, kind=kind)


def _may_act(register: Register, turn: int, subject: Argument) -> bool:
    return subject is None or type_of(register, turn, subject) in _ACTORS


def _arguments(register: Register, turn: int, clause: Clause, kind: FactKind) -> Iterator[tuple[str, Token | None]]:
    """What it was done to, with the predicate's name: the object, else what a preposition of this verb governs."""
    objects = [word for word in clause.arguments.get("dobj", ()) if _is_real(register, turn, word)]
    if objects:
        yield from ((SAME.get(clause.key, clause.key), word) for word in objects)
    if "dobj" in clause.arguments:
        return
    ends = [
        (f"{_going(clause.key, type_of(register, turn, word))}_{preposition}", word)
        for preposition, words in clause.arguments.items()
        if _governs(clause.key, preposition)
        for word in words
        if _is_real(register, turn, word)
    ]
    yield from ends
    alone = "happening" if kind == "action" else "habits"
    if not ends and clause.key in _VERBS["alone"][alone] and clause.subjects:
        yield clause.key, None


def _governs(key: str, preposition: str) -> bool:
    return key in GOVERNED.get(preposition, ()) or (preposition in {"to", "from"} and key in _VERBS["going"]["travel"])


def _going(key: str, kind: EntityType | None) -> str:
    """The name of the verb before a preposition: whoever flies or drives to a place travels there."""
    return "travel" if key in _VERBS["going"]["travel"] and kind == "location" else key


def _is_real(register: Register, turn: int, word: Token) -> bool:
    """Whether a word names something that can be kept: no "it" that nobody knows, no "thing", no time."""
    kind = type_of(register, turn, word)
    if word.pos_ == "PRON":
        return register.at(turn, word.i) is not None and kind is not None
    return (
        word.pos_ in {"NOUN", "PROPN"}
        and not is_time(word)
        and not belongs(word, "empty")
        and (kind == "person" or fits("thing", word, kind))
    )
