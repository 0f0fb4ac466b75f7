"""Answers read with their questions: "Where do you live?" "Lisbon."; "Do you have a car?" "No."."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from extraction.claims.clauses import Clause, clauses_of
from extraction.claims.fits import fits
from extraction.claims.modality import modality_of
from extraction.claims.patterns import Match, with_gaps
from extraction.claims.readings import read_value
from extraction.claims.resolving import resolve, type_of
from extraction.claims.ruled import claim_of, may_be_subject, name_of
from extraction.claims.said import Said, sureness
from extraction.claims.wording import coordinated, is_question_word
from extraction.records import Claim, EntityType, Modality
from extraction.referents.register import Register
from extraction.vocabulary import predicate

CONFIDENCE = 0.85
YES = frozenset(
    {
        "yes",
        "yeah",
        "yep",
        "yup",
        "yea",
        "ya",
        "aye",
        "correct",
        "exactly",
        "indeed",
        "absolutely",
        "definitely",
        "totally",
        "sure",
    }
)
NO = frozenset({"no", "nope", "nah", "never", "negative", "not"})
_OPENERS = frozenset(
    {"oh", "well", "hmm", "hm", "um", "uh", "er", "erm", "ah", "so", "lol", "haha", "ok", "okay", "honestly", "just"}
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a turn asked: its turn, and the match with its gap, or the whole claim of a yes-or-no question."""

    turn: int
    match: Match
    has_gap: bool


def read(register: Register, turn: int) -> Iterator[Claim]:
    """Claims of a turn that answers the question at the end of the turn before."""
    doc = register.docs[turn]
    questions = list(_questions(register, turn - 1)) if turn > 0 and _is_other(register, turn) else []
    if not questions or len(doc) == 0:
        return
    verdict = _verdict(doc)
    words = _offered(doc)
    for question in questions:
        if question.has_gap and words:
            yield from _filled(register, turn, question, words)
        elif not question.has_gap and verdict is not None:
            yield from _confirmed(register, turn, question, verdict)
            if verdict == "negated" and words:
                yield from _filled(register, turn, question, words)


def _is_other(register: Register, turn: int) -> bool:
    return register.utterances[turn].speaker != register.utterances[turn - 1].speaker


def _questions(register: Register, turn: int) -> Iterator[Question]:
    """What the last question of a turn asks."""
    doc = register.docs[turn]
    asking = [sentence for sentence in doc.sents if "?" in sentence.text]
    if not asking:
        return
    for clause in clauses_of(doc):
        if clause.verb.sent == asking[-1] and modality_of(clause.verb) == "asked" and not _offers(clause):
            yield from _of_clause(register, turn, clause)


def _offers(clause: Clause) -> bool:
    """Tell an offer: a yes to "would you like …", "shall I …", "can you …" accepts, it tells nothing."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in clause.verb.children)


def _of_clause(register: Register, turn: int, clause: Clause) -> Iterator[Question]:
    for match in with_gaps(clause, lambda word: type_of(register, turn, word)):
        if may_be_subject(register, turn, match) and not (
            match.subject is not None and is_question_word(match.subject)
        ):
            gap = match.object is not None and is_question_word(match.object)
            if gap or not _is_vague(match.object):
                yield Question(turn, match, gap)


def _is_vague(word: Token | None) -> bool:
    """Tell "any pets" and "anything": a yes to it names nothing."""
    return word is not None and (
        word.pos_ == "PRON" or any(c.dep_ == "det" and c.lower_ in {"any", "some"} for c in word.children)
    )


def _verdict(doc: Doc) -> Modality | None:
    """What a yes or a no at the beginning of the answer makes of the question."""
    first = next((word for word in doc if word.is_alpha and word.lower_ not in _OPENERS), None)
    if first is None:
        return None
    return "asserted" if first.lower_ in YES else "negated" if first.lower_ in NO else None


def _offered(doc: Doc) -> list[Token]:
    """The words that a short answer gives: "Lisbon.", "in Lisbon", "it's Lisbon", "no, Lisbon"."""
    for sentence in list(doc.sents)[:2]:
        found = _offered_by(sentence)
        if found:
            return found
    return []


def _offered_by(sentence: Span) -> list[Token]:
    root = sentence.root
    if root.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ in {"it", "that", "its"} for c in root.children):
        return [word for c in root.children if c.dep_ == "attr" for word in coordinated(c)]
    if root.pos_ == "ADP":
        return [word for c in root.children if c.dep_ == "pobj" for word in coordinated(c)]
    if root.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "X"} and root.lower_ not in YES | NO | _OPENERS:
        if any(child.dep_ in {"nsubj", "nsubjpass", "cop"} for child in root.children) or "?" in sentence.text:
            return []
        return coordinated(root)
    if root.pos_ in {"INTJ", "ADV"} or root.lower_ in YES | NO:
        near = [c for c in root.children if c.pos_ in {"PROPN", "NOUN", "NUM"} and c.i > root.i]
        return coordinated(near[0]) if near else []
    return []


def _filled(register: Register, turn: int, question: Question, words: list[Token]) -> Iterator[Claim]:
    match = question.match
    name = name_of(match)
    row = predicate(name)
    subject = resolve(register, question.turn, match.subject)
    if subject is None:
        return
    for word in words:
        kind = _type_in_answer(register, turn, word, match)
        if not fits(match.rule.takes, word, kind):
            continue
        meant: Modality = "ended" if match.rule.modality == "ended" else "asserted"
        said = Said(
            turn, (word,), f"answer:{match.rule.name}", min(CONFIDENCE, sureness(register, turn, [word])), meant
        )
        if row.takes_value:
            value = read_value(match.rule, match.clause, word, (register, turn))
            if value is not None:
                yield said.claim(subject, name, value=value)
        else:
            found = resolve(register, turn, word, match.rule.type)
            if found is not None and kind is not None:
                register.retype(found, kind)
            if found is not None:
                first, second = (found, subject) if match.rule.turned else (subject, found)
                yield said.claim(first, name, object=second)


def _type_in_answer(register: Register, turn: int, word: Token, match: Match) -> EntityType | None:
    """The type of an answer: a name first said here is of the type that was asked for."""
    kind = type_of(register, turn, word)
    found = register.at(turn, word.i)
    is_new = not any(m.referent == found and m.turn < turn for m in register.mentions)
    asked_for = match.rule.type
    return asked_for if asked_for and word.pos_ == "PROPN" and is_new else kind


def _confirmed(register: Register, turn: int, question: Question, verdict: Modality) -> Iterator[Claim]:
    asked = claim_of(register, question.turn, question.match)
    if asked is not None and asked.modality == "asked":
        first = next(word for word in register.docs[turn] if word.is_alpha)
        yield replace(
            asked, turn=turn, start=first.idx, end=first.idx + len(first), modality=verdict,
            rule=f"answer:{asked.rule}", confidence=min(CONFIDENCE, asked.confidence),
        )  # fmt: skip
