"""Why a golden fact was not found, or a fact was not asked for: what it has in common with the nearest one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Names = Mapping[str, Sequence[str]]
"""All names of an entity, by its id."""
CAUSES = {
    frozenset({"subject", "object"}): "another predicate",
    frozenset({"subject", "predicate"}): "another object or value",
    frozenset({"predicate", "object"}): "another subject",
}


def cause(scoring: Any, pairs: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], aliases: Names) -> str:
    """Give what differs in the pair of a golden fact and a stored one that are most alike.

    `scoring` is the module that counts on golden conversations: what is alike is for it to say.
    """
    common = {alike for gold, fact in pairs for alike in _common(scoring, gold, fact, aliases)}
    if frozenset({"subject", "predicate", "object"}) in common:
        return "another status"
    return next((CAUSES[alike] for alike in CAUSES if alike in common), "nothing like it")


def _common(scoring: Any, gold: Mapping[str, Any], fact: Mapping[str, Any], aliases: Names) -> Iterable[frozenset[str]]:
    """The parts that agree, for each way round in which the stored fact can be said."""
    same = {"predicate"} if scoring.predicate_fits(gold.get("p", "*"), fact["predicate"]) else set[str]()
    for subject, object_ in scoring.sides(fact, aliases):
        ends = {"subject": ("s", subject), "object": ("o", object_)}
        yield frozenset(same | {end for end, (key, said) in ends.items() if _fits(scoring, gold.get(key, "*"), said)})


def _fits(scoring: Any, wanted: Any, said: Sequence[str | None]) -> bool:
    """Where anything fits, agreeing tells nothing."""
    return "*" not in scoring.listed(wanted) and scoring.fits(wanted, said)
