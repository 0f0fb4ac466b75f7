"""Who is likely to be whom: for each referent that tells most of an entity, others like it, as far as names tell."""

from collections.abc import Iterable

from graph.writing import likeness, referents
from graph.writing.roll import Roll
from graph.writing.sameness import Member, Pair, standing


def liken(roll: Roll, keys: Iterable[str]) -> set[Pair]:
    """Work out again who is like some referents; the pairs that are alike now or no longer, each in order."""
    roll.find(keys := set(keys))
    wanted = sorted(key for key in keys if key in roll.rows)
    around = {key: referents.alike_around(roll.rows[key]) for key in wanted}
    groups = roll.groups((text for texts in around.values() for text in texts), roll.scopes(wanted))
    roll.find(like for key in wanted for like in roll.rows[key]["likes"])
    near = {key: {row["id"] for text in around[key] for row in groups.get(text, ())} - {key} for key in wanted}
    faces = _faces(roll, {one for key in wanted if near[key] for one in (key, *near[key])})
    touched = set[Pair]()
    for key in wanted:
        face = faces.get(key)
        found = {one for one in near[key] & faces.keys() if face and likeness.reasons(face, faces[one])}
        for other in found ^ set(roll.rows[key]["likes"]):
            touched.add((min(key, other), max(key, other)))
            _pair(roll, key, other, alike=other in found)
    return touched


def _faces(roll: Roll, keys: Iterable[str]) -> dict[str, Member]:
    """By id, for the entities that some referents are, the referent that tells most of each."""
    best = dict[str, Member]()
    for key in sorted(roll.one_with(keys)):
        row = roll.rows[key]
        one = referents.member(row)
        best[row["entity"]] = min(best.get(row["entity"], one), one, key=standing)
    return {one.id: one for one in best.values()}


def _pair(roll: Roll, one: str, other: str, *, alike: bool) -> None:
    for key, its in ((one, other), (other, one)):
        if key in roll.rows:
            likes = {*roll.rows[key]["likes"]} - {its} | ({its} if alike else set())
            roll.rows[key]["likes"] = sorted(likes)
            roll.changed.add(key)
