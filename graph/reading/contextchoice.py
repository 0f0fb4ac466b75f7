"""What goes into a block of context: how much each turn and fact is worth, and that nothing is said twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import ContextItem, Fact
from graph.reading import contextitems
from graph.recall import words
from graph.recall.fusion import Weighed
from graph.recall.shapes import HitKind
from graph.writing import names

Row = dict[str, Any]
ANSWERS = 0.5
"""A turn that answers the question so well, beside the one that does best, belongs to it."""
LATEST, FADING = 0.6, 0.3
"""What the latest turn is worth whatever is asked, and by how much the oldest of a full block is worth less."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What recall found for the question, best first."""

    found: list[Weighed] = field(default_factory=list[Weighed])

    @property
    def turns(self) -> list[Row]:
        """The turns that answer it."""
        answers = self._answers("turn")
        return [one.record for one in self.found if one.kind == "turn" and answers[one.id] >= ANSWERS]

    @property
    def facts(self) -> list[Fact]:
        """The facts that may answer it."""
        return [one.record for one in self.found if one.kind == "fact"]

    @property
    def entities(self) -> list[str]:
        """Ids of those whom it names."""
        return [one.id for one in self.found if one.kind == "entity"]

    def worth(self) -> dict[str, float]:
        """What the turns and facts are worth, by their ids; others are worth the least."""
        return {key: contextitems.worth(well) for kind in ("turn", "fact") for key, well in self._answers(kind).items()}

    def _answers(self, kind: HitKind) -> dict[str, float]:
        """How well each answers, beside the best of its kind."""
        scores = {one.id: max(one.score, 0.0) for one in self.found if one.kind == kind}
        best = max(scores.values(), default=0.0) or 1.0
        return {key: score / best for key, score in scores.items()}


def of_turns(worth: Mapping[str, float], turns: Sequence[Row], limit: int) -> list[float]:
    """What turns in the order of saying are worth: what they answer, or that they are the latest."""
    late = (LATEST - FADING * back / limit for back in range(len(turns) - 1, -1, -1))
    return [max(worth.get(turn["id"], 0.0), round(value, 2)) for turn, value in zip(turns, late, strict=True)]


def said(known: Iterable[Fact], turns: Iterable[Row]) -> dict[str, str]:
    """The facts that a turn says in so many words, with the turn: beside it they tell nothing."""
    shown = {f"turn:{turn['id']}": turn for turn in turns}
    told = ((fact, shown.get(fact.source.ref)) for fact in known)
    return {fact.id: turn["id"] for fact, turn in told if turn is not None and _says(turn, fact)}


def _says(turn: Row, fact: Fact) -> bool:
    """Whether a turn that a fact was read in names what it says, of its speaker or one whom it names; no dates."""
    if fact.status != "current" or fact.valid_from or fact.occurred_at:
        return False
    spoken = set(words.stems(turn["content"]))
    end = fact.object.name if fact.object else fact.value or ""
    of_speaker = names.normal(turn["speaker"]) == names.normal(fact.subject.name)
    return spoken.issuperset(words.stems(end)) and (of_speaker or spoken.issuperset(words.stems(fact.subject.name)))


def kept(items: Sequence[ContextItem], told: Mapping[str, str], most: int) -> list[ContextItem]:
    """The items that fit, without facts that a turn beside them says; what these leave room for comes in."""
    first = contextitems.within(items, most)
    turns = {item.id for item in first if item.kind == "turn" and item.status == "current"}
    left = [item for item in items if told.get(item.id) not in turns]
    return contextitems.within(left, most, {item.id for item in first})
