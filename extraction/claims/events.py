"""Open predicates: what somebody did or does that no rule knows, under the verb's lemma (`adopt`, `complain_about`)."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.claims.classes import belongs
from extraction.claims.clauses import Argument, Clause
from extraction.claims.fits import fits, is_time
from extraction.claims.modality import is_future_going, modality_of
from extraction.claims.resolving import resolve, type_of
from extraction.claims.ruled import is_ahead
from extraction.claims.said import Said, sureness
from extraction.claims.tense import is_progressive, tense_of
from extraction.claims.timing import when_of
from extraction.records import Claim, FactKind, Modality
from extraction.referents.register import Register

CONFIDENCE = 0.75
WITHOUT_OBJECT = 0.7
_KEPT: frozenset[Modality] = frozenset({"asserted", "planned", "negated", "reported", "hedged", "asked"})
_ACTORS = frozenset({"person", "animal", "organisation", "group", "project", "product"})


def read(register: Register, turn: int, said: list[Clause], ruled: list[Claim]) -> Iterator[Claim]:
    """Every event of a turn that is told with somebody who did it."""
    states = {(claim.start, claim.end) for claim in ruled if claim.kind != "action"}
    for clause in said:
        if clause.form == "verb" and _tells(clause):
            yield from _of_clause(register, turn, clause, states)


def _tells(clause: Clause) -> bool:
    if belongs(clause.verb, "stative") or clause.key in {"use", "get"} or clause.verb.pos_ != "VERB":
        return False
    tense = tense_of(clause.verb)
    return (
        tense in {"past", "perfect", "future"}
        or is_future_going(clause.verb)
        or is_progressive(clause.verb)
        or tense == "present"
    )


def _of_clause(register: Register, turn: int, clause: Clause, states: set[tuple[int, int]]) -> Iterator[Claim]:
    when = when_of(register, turn, clause)
    meant = modality_of(clause.verb)
    if meant == "asserted" and is_ahead(clause, when, register.utterances[turn].said_at.isoformat()):
        meant = "planned"
    if meant not in _KEPT:
        return
    kind: FactKind = "action" if meant == "planned" or tense_of(clause.verb) in {"past", "perfect"} else "relation"
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
    """What it was done to, with the predicate's name: the object, else what stands after a preposition."""
    objects = [word for word in clause.arguments.get("dobj", ()) if _is_real(register, turn, word)]
    if objects:
        yield from ((clause.key, word) for word in objects)
        return
    if "dobj" in clause.arguments:
        return
    ends = [
        (f"{clause.key}_{preposition}", word)
        for preposition, words in clause.arguments.items()
        if preposition in _PREPOSITIONS
        for word in words
        if _is_real(register, turn, word)
    ]
    if ends:
        yield from ends[:2]
    elif kind == "action" and belongs(clause.verb, "happenings") and clause.subjects:
        yield clause.key, None


_PREPOSITIONS = frozenset(
    {
        "to",
        "with",
        "about",
        "for",
        "at",
        "from",
        "into",
        "on",
        "against",
        "by",
        "after",
        "over",
        "through",
        "around",
        "in",
    }
)


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
