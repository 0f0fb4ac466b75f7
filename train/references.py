"""The weights by which a pronoun finds its word, fitted on annotated talk: `python -m train.references FOLDER`."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Token

from evaluate import talk
from evaluate.talkmatch import Matcher, Meant, Place
from extraction.language import nlp
from extraction.language.nlp import English
from extraction.records import Reading
from extraction.referents import names, ranking, references, speakers
from extraction.referents.agreement import FORMS
from extraction.referents.antecedents import Antecedent, Pool
from extraction.referents.register import Register
from train.adam import Adam
from train.talk.folds import LEARNED

TURNED = {"she": "he"}
"""Both sexes have one row."""
RIGHT = 0.88
"""Share that is to be right of the links made where the annotation has one: it leaves out many that are plain."""
LOWEST, HIGHEST = 0.36, 0.9
STEPS, RATE, RIDGE = 800, 0.05, 10.0
HEADER = """# How words stand to a pronoun, and how much each says for or against their being the same (log odds).
#
# A softmax regression over the words that agree with the pronoun and "none of them" (score 0), fitted by
# `train.references` on annotated talk. floor: the least share at which a link is made.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun: how each word that fits stands to it, and which of them are meant; none for one that is not there."""

    form: str
    features: list[dict[str, float]]
    right: list[bool]


def cases(english: English, folder: Path, folds: Iterable[int]) -> Iterator[Case]:
    """Read the conversations of some folds up to each pronoun that fits any word."""
    for conversation in talk.conversations(folder, folds):
        said = talk.utterances(conversation)
        matcher = Matcher(conversation, said, Reading())
        register = Register(english.read_many(turn.content for turn in said), said)
        speakers.enter(register)
        speakers.bind(register)
        names.find(register)
        pool = Pool(register)
        for turn, token, chain in references.pronouns(pool, english):
            words = pool.fitting(turn, token)
            wanted = _wanted(matcher, turn, token)
            form = FORMS[token.lower_]
            # An annotated "he" is always tied; an "it" without a link stands for nothing or for all that was said.
            if words and (wanted or form in {"it", "they"}):
                told = ranking.features(pool, words, (turn, token), chain)
                yield Case(TURNED.get(form, form), told, [_is(pool, word, wanted) for word in words])
            references.point(pool, turn, token, chain)


def _wanted(matcher: Matcher, turn: int, token: Token) -> list[Meant]:
    return [
        matcher.meant(target, turn)
        for link in matcher.conversation.turns[turn].links
        if link.pointer.turn == turn and link.pointer.start == token.idx
        for target in link.targets
    ]


def _is(pool: Pool, word: Antecedent, wanted: list[Meant]) -> bool:
    """Whether the word or another mention of its referent before it is what was meant."""
    referent = pool.referent(word)
    places = {(word.turn, word.head.idx, word.head.idx + len(word.head))}
    if referent is not None:
        of_it = (m for m in pool.register.mentions if m.referent is not None)
        places |= {(m.turn, m.start, m.end) for m in of_it if pool.register.final(m.referent or 0) == referent}
    return any(_touch(one, two) for meant in wanted for one in places for two in meant.places)


def _touch(one: Place, two: Place) -> bool:
    return one[0] == two[0] and one[1] < two[2] and two[1] < one[2] and (one[2] == two[2] or one[1] == two[1])


def fit(found: list[Case]) -> dict[str, float]:
    """Give the weights that make what was meant likeliest, drawn towards zero."""
    columns = list(found[0].features[0])
    rows = np.array([[one[name] for name in columns] for case in found for one in case.features])
    right = np.array([mark for case in found for mark in case.right])
    lengths = [len(case.right) for case in found]
    starts, owner = np.cumsum([0, *lengths[:-1]]), np.repeat(np.arange(len(found)), lengths)
    tied = np.add.reduceat(right, starts, dtype=np.float64) > 0
    weights = np.zeros(len(columns))
    adam = Adam(weights)
    for _ in range(STEPS):
        odds = np.exp(np.clip(rows @ weights, -30, 30))
        expected = odds / (1 + np.add.reduceat(odds, starts))[owner]
        meant = odds * right
        meant /= np.where(tied, np.add.reduceat(meant, starts), 1.0)[owner]
        slope = (meant - expected) @ rows - RIDGE * weights
        weights += adam.step(slope, RATE)
    return {name: round(float(weight), 3) for name, weight in zip(columns, weights, strict=True)}


def best(case: Case, weights: dict[str, float]) -> tuple[float, bool]:
    """Give the share of the likeliest word, and whether it is meant."""
    odds = np.exp([sum(weights[name] * value for name, value in one.items()) for one in case.features])
    top = int(odds.argmax())
    return float(odds[top] / (1 + odds.sum())), case.right[top]


def floor(ranked: list[tuple[float, bool]]) -> float:
    """Give the lowest share from which on enough of the links are right."""
    tried = np.arange(LOWEST, HIGHEST, 0.01)
    good = [share for share in tried if _precision(ranked, share) >= RIGHT]
    return round(float(min(good, default=HIGHEST)), 2)


def _precision(ranked: list[tuple[float, bool]], share: float) -> float:
    made = [right for likely, right in ranked if likely >= share]
    return sum(made) / len(made) if made else 1.0


def _crossed(found: list[Case]) -> list[tuple[float, bool]]:
    """Rank each half by the weights of the other; only what is tied in the annotation counts."""
    one, two = found[: len(found) // 2], found[len(found) // 2 :]
    ranked = [best(case, weights) for half, weights in ((one, fit(two)), (two, fit(one))) for case in half]
    return [share for share, case in zip(ranked, [*one, *two], strict=True) if any(case.right)]


def table(found: list[Case]) -> str:
    """Fit each form; give the table as TOML."""
    parts = [HEADER]
    for form in ("he", "they", "it"):
        own = [case for case in found if case.form == form]
        weights, least = fit(own), floor(_crossed(own))
        rows = "\n".join(f"{name} = {weight:.3f}" for name, weight in weights.items())
        parts.append(f"[{form}]\nfloor = {least}\n\n[{form}.weights]\n{rows}\n")
    return "\n".join(parts)


def main(folder: Path) -> None:
    """Fit on all conversations that are not held out, and write the table."""
    found = list(cases(nlp.load(), folder, LEARNED))
    ranking.TABLE.write_text(table(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
