"""What each name of a conversation stands for, if it is one: what all its mentions say together, by fitted weights."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extraction.records import EntityType
from extraction.referents import namecues, namespans
from extraction.referents.namecues import RATHER, Cues
from extraction.referents.nametables import NEVER

TABLE = Path(__file__).parent.parent / "data" / "nametypes.toml"
KINDS: tuple[EntityType | None, ...] = (None, *get_args(EntityType))
"""In the order of the columns of weights; None for words that are no name."""
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words that may be a name, tokens [start, end) of a text, with what they and their sentence say."""

    start: int
    end: int
    text: str
    cues: Cues

    @property
    def key(self) -> str:
        """What it is known by, whatever its case."""
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Seen:
    """The same in a conversation: in which turn, and all that speaks for what it is."""

    turn: int
    spotted: Spotted
    cues: Cues


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each cue says for each kind (log odds)."""

    place: Mapping[str, int]
    rows: Scores

    def scores(self, cues: Cues) -> Scores:
        """Give the log of how likely each kind is."""
        known = [(self.place[name], value) for name, value in cues.items() if name in self.place]
        logits = np.array([value for _, value in known]) @ self.rows[[place for place, _ in known]]
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())


@cache
def weights() -> Weights:
    """Read the table of weights."""
    rows: dict[str, list[float]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["weights"]
    return Weights({name: place for place, name in enumerate(rows)}, np.array(list(rows.values())))


@lru_cache(maxsize=256)
def spotted(doc: Doc) -> tuple[Spotted, ...]:
    """Give the words of a text that may be names."""
    found = (Spotted(s.start, s.end, namespans.text(s), namecues.cues(s)) for s in namespans.spans(doc))
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=256)
def _spoken_of(doc: Doc) -> Counter[EntityType]:
    """Count the nouns of a text by the kind of thing that they speak of."""
    return Counter(kind for kind in namecues.mentioned_in(doc) if kind)


def in_conversation(docs: Sequence[Doc]) -> list[Seen]:
    """Give what may be a name, with what the turns around it and longer names say of it."""
    found = [(turn, one) for turn, doc in enumerate(docs) for one in spotted(doc)]
    counts = [_spoken_of(doc) for doc in docs]
    near = [_logs(sum(counts[max(turn - 1, 0) : turn + 2], Counter[EntityType]())) for turn in range(len(docs))]
    longer = _longer(one for _, one in found)
    return [Seen(turn, one, one.cues | near[turn] | longer.get(one.key, {})) for turn, one in found]


def together(seen: Sequence[Seen]) -> dict[str, EntityType | None]:
    """Give what each name stands for, by its letters in lower case: its mentions in a conversation say it together."""
    said: dict[str, Scores] = {}
    for one in seen:
        scores = weights().scores(one.cues)
        if one.spotted.key in NEVER:
            # A day's or a month's name is spotted only where the words around it say that it is somebody's.
            scores[KINDS.index(None)] = -np.inf
        said[one.spotted.key] = said[one.spotted.key] + scores if one.spotted.key in said else scores
    return {key: KINDS[int(scores.argmax())] for key, scores in said.items()}


def _logs(counts: Counter[EntityType]) -> Cues:
    return {f"near {kind}": log1p(count) for kind, count in counts.items()}


def _longer(found: Iterable[Spotted]) -> dict[str, Cues]:
    """Give, for the first and last word of every longer name, what the reader takes that name for."""
    told = defaultdict[str, Cues](dict)
    for one in found:
        words = one.key.split()
        shares = {name.removeprefix(RATHER): share for name, share in one.cues.items() if name.startswith(RATHER)}
        for place, word in (("first", words[0]), ("last", words[-1])) if len(words) > 1 else ():
            for kind, share in shares.items():
                name = f"{place} of {kind}"
                told[word][name] = max(share, told[word].get(name, 0.0))
    return told
