"""How likely each word is what a pronoun points at: how it stands to the pronoun, by fitted weights."""

import tomllib
from math import exp, log1p
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from extraction.referents import nominals
from extraction.referents.agreement import FORMS, gender_of
from extraction.referents.antecedents import OBJECTS, SUBJECTS, Antecedent, Pool, role_of

TABLE = Path(__file__).parent.parent / "data" / "references.toml"
Keys = list[int | tuple[int, int]]
"""Referents, and for words without one their places (turn, token)."""
FAR = 6
"""Turns beyond which it is all the same how far back a word is."""
NEVER_SAME = frozenset({"be", "have", "do"})
EMPTY_VERBS = frozenset({"rain", "snow", "seem", "depend", "matter", "happen", "hurt", "sound", "suck"})
"""Verbs whose "it" mostly stands for nothing or for all that was said."""


def _table() -> dict[str, dict[str, Any]]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return rows | {"she": rows["he"]}


WEIGHTS = _table()


def shares(pool: Pool, turn: int, token: Token, chain: Keys) -> list[tuple[float, Antecedent]]:
    """Give the words that fit and how likely each is meant, the likeliest first; the rest to 1 is for none of them."""
    weights = WEIGHTS[FORMS[token.lower_]]["weights"]
    words = pool.fitting(turn, token)
    told = features(pool, words, (turn, token), chain)
    odds = [exp(sum(weight * one[name] for name, weight in weights.items())) for one in told]
    whole = 1.0 + sum(odds)
    return sorted(
        ((odd / whole, word) for odd, word in zip(odds, words, strict=True)), key=lambda pair: pair[0], reverse=True
    )


def features(pool: Pool, words: list[Antecedent], pronoun: tuple[int, Token], chain: Keys) -> list[dict[str, float]]:
    """Describe how each of the words stands to the pronoun (turn, token), by the names of the table of weights."""
    turn, token = pronoun
    shared = _of_pronoun(token) | {"log_rivals": -log1p(len(words))}
    again = next((word for word in words if _is_same_pronoun(word, token)), None)
    found = list[dict[str, float]]()
    for place, word in enumerate(words):
        referent = pool.referent(word)
        key = (word.turn, word.head.i) if referent is None else referent
        chained = {"chain_nearest": float(key in chain[:1]), "in_chain": float(key in chain)}
        found.append(
            shared
            | chained
            | {"log_rank": -log1p(place), "last_pronoun": float(word is again), "latest": float(place == 0)}
            | _topic(word, turn)
            | _distance(pool, word, turn, token)
            | _role(word, turn, token)
            | _kind(pool, word, referent)
        )
    return found


def _of_pronoun(token: Token) -> dict[str, float]:
    """Tell, of the pronoun alone, how likely it points at anything."""
    verb, subject = token.head, token.dep_ in SUBJECTS
    copula = subject and verb.lemma_ == "be"
    rest = {child.dep_ for child in verb.rights}
    clause = bool(rest & {"ccomp", "xcomp", "csubj", "advcl", "csubjpass"})
    return {
        "any": 1.0,
        "copula": float(copula),
        "copula_adjective": float(copula and "acomp" in rest),
        "copula_clause": float(copula and (clause or token.dep_ == "expl")),
        "empty_verb": float(subject and verb.lemma_ in EMPTY_VERBS),
        "possessive": float(token.dep_ == "poss"),
        "object_pronoun": float(token.dep_ in OBJECTS),
    }


def _distance(pool: Pool, word: Antecedent, turn: int, token: Token) -> dict[str, float]:
    back = turn - word.turn
    sentences = pool.sentences(turn, word.head, token) if back == 0 else 0
    return {
        "same_sentence": float(back == 0 and sentences == 0),
        "sentence_before": float(back == 0 and sentences == 1),
        "turns": -float(min(back, FAR)),
        "log_turns": -log1p(back),
        "log_sentences": -log1p(sentences),
        "same_side": float(back > 0 and back % 2 == 0),
        "log_words": -log1p(abs(token.i - word.head.i)) if back == 0 else -4.0,
    }


def _role(word: Antecedent, turn: int, token: Token) -> dict[str, float]:
    role, asked, verb = role_of(word.head), token.dep_ in SUBJECTS, word.head.head
    subject = role in SUBJECTS
    possessor = token.dep_ == "poss" and verb in token.ancestors and subject and word.turn == turn
    return {
        "subject": float(subject),
        "object": float(role == "dobj"),
        "fragment": float(role == "ROOT"),
        "possessor": float(role in {"poss", "conj"}),
        "both_subjects": float(subject and asked),
        "both_objects": float(role in OBJECTS and token.dep_ in OBJECTS),
        "subject_of_clause": float(possessor),
        "same_verb": float(verb.lemma_ == token.head.lemma_ and verb.lemma_ not in NEVER_SAME),
        "indefinite": float(any(child.lower_ in {"a", "an", "another", "new"} for child in word.head.lefts)),
        "definite": float(nominals.is_definite(word.head) or nominals.owner(word.head) is not None),
        "pronoun": float(word.kind == "pronoun"),
        "same_pronoun": float(_is_same_pronoun(word, token)),
        "name": float(word.kind == "name"),
        "plain_noun": float(word.mention is None),
    }


def _is_same_pronoun(word: Antecedent, token: Token) -> bool:
    return word.kind == "pronoun" and FORMS.get(word.head.lower_) == FORMS[token.lower_]


def _topic(word: Antecedent, turn: int) -> dict[str, float]:
    """Tell whether the word is what the turn is about: asked about just before, or the turn's own first word."""
    first = word.turn == turn and word.head.sent.start == 0
    asked = word.turn == turn - 1 and word.head.sent.text.rstrip().endswith("?")
    answer = first and word.head.dep_ == "ROOT"
    return {
        "asked": float(asked),
        "answer": float(answer),
        "first_sentence": float(first),
        "coordinated": float(any(child.dep_ == "conj" for child in word.head.rights) or word.head.dep_ == "conj"),
    }


def _kind(pool: Pool, word: Antecedent, referent: int | None) -> dict[str, float]:
    if referent is None:
        plural = float(nominals.is_plural(word.head))
        times = log1p(pool.nouns[word.head.lemma_])
        return {"animal_or_plural": plural, "log_times": times} | dict.fromkeys(
            ("gender_told", "person", "group", "thing", "place"), 0.0
        )
    told = pool.register.referents[referent]
    return {
        "animal_or_plural": float(told.type == "animal"),
        "gender_told": float(gender_of(pool.register, referent) is not None),
        "log_times": log1p(pool.times[referent]),
        "person": float(told.type == "person"),
        "group": float(told.type in {"organisation", "group"}),
        "thing": float(told.type in {"product", "work", "project", "event"}),
        "place": float(told.type == "location"),
    }
