"""Who is likely to be whom: for each referent that gives an entity its id, others like it, as far as names tell."""

from collections.abc import Iterable

from graph.ids import derived
from graph.writing import likeness, referents
from graph.writing.referents import Row
from graph.writing.roll import Roll
from graph.writing.sameness import Pair


def liken(roll: Roll, keys: Iterable[str]) -> set[Pair]:
    """Work out again who is like some referents; the pairs that are alike now or no longer, each in order."""
    roll.find(keys := set(keys))
    wanted = sorted(key for key in keys if key in roll.rows)
    around = {key: referents.alike_around(roll.rows[key]) for key in wanted}
    groups = roll.groups(text for texts in around.values() for text in texts)
    roll.find(like for key in wanted for like in roll.rows[key]["likes"])
    touched = set[Pair]()
    for key in wanted:
        found = {row["id"] for text in around[key] for row in groups.get(text, ()) if _alike(roll.rows[key], row)}
        for other in found ^ set(roll.rows[key]["likes"]):
            touched.add((min(key, other), max(key, other)))
            _pair(roll, key, other, alike=other in found)
    return touched


def _alike(one: Row, other: Row) -> bool:
    heads = all(row["entity"] == derived("ent", row["id"]) for row in (one, other))
    return heads and bool(likeness.reasons(referents.member(one), referents.member(other)))


def _pair(roll: Roll, one: str, other: str, *, alike: bool) -> None:
    for key, its in ((one, other), (other, one)):
        if key in roll.rows:
            likes = {*roll.rows[key]["likes"]} - {its} | ({its} if alike else set())
            roll.rows[key]["likes"] = sorted(likes)
            roll.changed.add(key)
