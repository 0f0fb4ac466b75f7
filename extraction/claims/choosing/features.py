"""What is known of a pair of words, as numbers: hashed combinations of what stands there, and the network's states."""

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Token

from extraction.claims.choosing.candidates import Candidate
from extraction.claims.resolving import type_of
from extraction.clauses.classes import CLASSES
from extraction.clauses.tense import tense_of
from extraction.clauses.verbs import lemma_of
from extraction.records import Claim
from extraction.referents import kin
from extraction.referents.register import Register
from extraction.vocabulary import predicate

TABLE = Path(__file__).parents[2] / "data" / "chooser.toml"
Hashes = NDArray[np.uint32]
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_CLASSES_A_WORD = 2


def _word_classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, words in CLASSES.items():
        for word in words:
            found.setdefault(word, []).append(name)
    return found


_CLASSES_OF = _word_classes()

_ARGUMENT = ("lemma", "lower", "pos", "tag", "dep", "type", "class1", "class2", "det", "mod", "num", "head", "over",
             "before", "after", "kin", "kids")  # fmt: skip
_PAIR = ("path", "prepped", "worded", "steps", "order", "shape", "gap", "prep", "sprep", "upper",
         "top", "top_pos", "top_class", "tense", "neg", "aux", "mark", "adv", "asked", "role", "first",
         "vote", "vote_rule", "vote_subject", "vote_object", "votes", "entity")  # fmt: skip
COLUMNS = ("none", *(f"s_{name}" for name in _ARGUMENT), *(f"o_{name}" for name in _ARGUMENT), *_PAIR)
TEMPLATES: tuple[str, ...] = tuple(tomllib.loads(TABLE.read_text(encoding="utf-8"))["templates"])


def _columns() -> NDArray[np.int64]:
    rows = [[COLUMNS.index(name) for name in template.split()] for template in TEMPLATES]
    return np.array([row + [0] * (3 - len(row)) for row in rows])


_TAKEN = _columns()
_SEEDS = np.arange(1, len(TEMPLATES) + 1, dtype=np.uint64)[:, None] * np.uint64(0xC2B2AE3D27D4EB4F)


@lru_cache(maxsize=65536)
def _id(text: str) -> int:
    return get_string_id("." + text)


@dataclass(frozen=True, slots=True)
class Scene:
    """A turn with what the rules read in it."""

    register: Register
    turn: int
    claims: Sequence[Claim]


def features_of(scene: Scene, pairs: Sequence[Candidate]) -> Hashes:
    """Give a row of hashes a pair, one for each template."""
    words = {word.i: word for pair in pairs for word in (pair.subject, pair.object) if word is not None}
    tops = {pair.top.i: pair.top for pair in pairs}
    told = _ids([["^"] * len(_ARGUMENT), *(_of_word(scene, word) for word in words.values())])
    over = _ids([_of_top(scene, top) for top in tops.values()])
    places = {index: place for place, index in enumerate([None, *words])}
    heights = {index: place for place, index in enumerate(tops)}
    columns = (
        np.full((len(pairs), 1), _id(""), np.uint64),
        told[[places[None if pair.subject is None else pair.subject.i] for pair in pairs]],
        told[[places[pair.object.i] for pair in pairs]],
        _ids(_of_path(pair) for pair in pairs),
        over[[heights[pair.top.i] for pair in pairs]],
        _ids(_votes(scene, pairs)),
    )
    return _mixed(np.concatenate(columns, axis=1))


def _ids(rows: Iterable[list[str]]) -> NDArray[np.uint64]:
    return np.array([[_id(text) for text in row] for row in rows], np.uint64)


def _mixed(columns: NDArray[np.uint64]) -> Hashes:
    """Hash the columns that each template takes together."""
    taken = columns.T[_TAKEN]
    found = np.repeat(_SEEDS, columns.shape[0], axis=1)
    with np.errstate(over="ignore"):
        for part in range(taken.shape[1]):
            found = (found ^ taken[:, part]) * _PRIME
            found ^= found >> np.uint64(29)
    return (found >> np.uint64(32)).astype(np.uint32).T


def dense_of(scene: Scene, pairs: Sequence[Candidate]) -> NDArray[np.float32]:
    """Give the network's states of subject, object and the word over both, side by side."""
    states = scene.register.docs[scene.turn].tensor
    nothing = np.zeros(states.shape[1], np.float32)
    return np.array(
        [
            np.concatenate([
                nothing if pair.subject is None else states[pair.subject.i], states[pair.object.i], states[pair.top.i],
            ])
            for pair in pairs
        ],
        np.float32,
    )  # fmt: skip


def _of_word(scene: Scene, word: Token) -> list[str]:
    classes = [*_classes(word)[:_CLASSES_A_WORD], "", ""]
    kids = {child.dep_: child for child in word.children}
    mod = kids.get("amod") or kids.get("compound")
    det = kids.get("poss") or kids.get("det")
    num = kids.get("nummod")
    row = kin.look_up(word) if word.pos_ in {"NOUN", "PROPN"} else None
    before = word.nbor(-1).lower_ if word.i else "["
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else "]"
    return [
        word.lemma_.lower(), word.lower_, word.pos_, word.tag_, word.dep_,
        type_of(scene.register, scene.turn, word) or "-", classes[0], classes[1],
        det.lower_ if det is not None else "", mod.lower_ if mod is not None else "", "num" if num is not None else "",
        word.head.lemma_.lower() if word.head.i != word.i else "^", _over(word), before, after,
        "" if row is None else row.predicate or "role", " ".join(sorted(kids)),
    ]  # fmt: skip


def _classes(word: Token) -> list[str]:
    return _CLASSES_OF.get(word.lemma_.lower()) or _CLASSES_OF.get(word.lower_) or []


def _over(word: Token) -> str:
    """Give the nearest verb over a word."""
    while word.head.i != word.i:
        word = word.head
        if word.pos_ in {"VERB", "AUX"}:
            return lemma_of(word)
    return ""


def _of_path(pair: Candidate) -> list[str]:
    up, down = [word.dep_ for word in pair.up], [word.dep_ for word in pair.down]
    inside = [*pair.up[1:], pair.top, *pair.down[:-1]]
    preps = [word.lower_ for word in inside if word.pos_ in {"ADP", "SCONJ", "PART"}]
    path = f"{'<'.join(up)}^{'>'.join(down)}" if pair.subject is not None else f"*{'>'.join(down)}"
    at = -1 if pair.subject is None else pair.subject.i
    shape = "o" if not pair.down else "s" if not pair.up else "-"
    upper = next((lemma_of(w) for w in reversed(pair.down[:-1]) if w.pos_ == "VERB"), "")
    return [
        path,
        f"{path} {' '.join(preps)}",
        f"{path} {' '.join(word.lemma_.lower() for word in inside)}",
        str(len(up) + len(down)),
        "sto"[(pair.top.i > at) + (pair.top.i > pair.object.i)] + ("<" if at < pair.object.i else ">"),
        shape,
        str(min(abs(pair.object.i - at).bit_length(), 5)),
        pair.object.head.lower_ if pair.object.dep_ in {"pobj", "pcomp"} else "",
        pair.subject.head.lower_ if pair.subject is not None and pair.subject.dep_ == "pobj" else "",
        upper,
    ]


def _of_top(scene: Scene, top: Token) -> list[str]:
    kids: dict[str, str] = {}
    for kid in top.children:
        kids.setdefault(kid.dep_, kid.lower_)
    classes = _classes(top)
    sentence = top.sent
    ending = {top.doc[i].text for i in range(max(sentence.end - 2, sentence.start), sentence.end)}
    return [
        lemma_of(top) if top.pos_ in {"VERB", "AUX"} else top.lemma_.lower(), top.pos_,
        classes[0] if classes else "", tense_of(top), kids.get("neg", ""), kids.get("aux") or kids.get("auxpass", ""),
        kids.get("mark", ""), kids.get("advmod", ""), "?" if "?" in ending else "",
        scene.register.utterances[scene.turn].role, top.doc[sentence.start].lower_,
    ]  # fmt: skip


def _votes(scene: Scene, pairs: Sequence[Candidate]) -> list[list[str]]:
    """Say what the rules read of each pair, of its subject with others, and of its object with others."""
    near = covering(scene, pairs)
    found: list[list[str]] = []
    for pair in pairs:
        covers = [scene.claims[number] for number in near[pair.object.i]]
        own = [claim for claim in covers if says(scene, claim, pair)]
        best = max(own, key=lambda claim: claim.confidence, default=None)
        subject = _referent(scene, pair.subject)
        beside = [claim for claim in covers if claim not in own]
        same = max((c for c in beside if c.subject == subject), key=lambda c: c.confidence, default=None)
        other = max((c for c in beside if c.subject != subject), key=lambda c: c.confidence, default=None)
        here = scene.register.at(scene.turn, pair.object.i)
        found.append([
            best.predicate if best else "", f"{best.rule} {best.predicate}" if best else "",
            same.predicate if same else "", other.predicate if other else "", str(len({c.predicate for c in own})),
            "known" if here is not None else "",
        ])  # fmt: skip
    return found


def covering(scene: Scene, pairs: Iterable[Candidate]) -> dict[int, list[int]]:
    """Give, for the place of each pair's object, the numbers of the claims among whose words it stands."""
    objects = sorted({pair.object.i: pair.object.idx for pair in pairs}.items())
    begins, found = [begin for _, begin in objects], {place: list[int]() for place, _ in objects}
    for number, claim in enumerate(scene.claims):
        for place, _ in objects[bisect_left(begins, claim.start) : bisect_left(begins, claim.end)]:
            found[place].append(number)
    return found


def _covers(claim: Claim, pair: Candidate) -> bool:
    """Whether the object stands among the words of a claim."""
    return claim.start <= pair.object.idx < claim.end


def _referent(scene: Scene, word: Token | None) -> int | None:
    return scene.register.speaker(scene.turn) if word is None else scene.register.at(scene.turn, word.i)


def says(scene: Scene, claim: Claim, pair: Candidate) -> bool:
    """Whether a claim is what a rule read of this very pair."""
    if not _covers(claim, pair):
        return False
    final = scene.register.final
    subject, object_ = _referent(scene, pair.subject), scene.register.at(scene.turn, pair.object.i)
    if claim.object is not None:
        meant = final(claim.subject), final(claim.object)
        return (subject, object_) == meant or (predicate(claim.predicate).symmetric and (object_, subject) == meant)
    value = (claim.value or "").casefold()
    return subject == final(claim.subject) and bool(value) and pair.object.lower_ in value
