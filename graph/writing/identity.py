"""Which entity is meant: the referents of a write are kept, and who is who is worked out again where that may change.

What a referent joins follows from all that is said in its scope (`sameness`), so it does not matter who came first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.engine.queries import run
from graph.writing import referents
from graph.writing.joining import Joiner
from graph.writing.referents import Row
from graph.writing.roll import Roll
from graph.writing.spoken import Spoken, counted
from graph.writing.unit import Unit


@dataclass(slots=True)
class Cast:
    """Who the referents of a write are, and what has become of others by it."""

    rows: dict[str, Row]
    """Every referent that was looked at, by id, as it is now."""
    spoken: list[str]
    """Ids of the referents that the write speaks of."""
    moved: dict[str, str] = field(default_factory=dict[str, str])
    """Referents that are another entity now, with the one that they were."""
    unsettled: set[str] = field(default_factory=set[str])
    """Referents that became ambiguous, or clear, or ambiguous between others."""
    news: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """Referents that go by further names or descriptions now: the names as they were said, descriptions by owner."""

    def entity(self, referent: str) -> str:
        """The entity that a referent is."""
        return self.rows[referent]["entity"]

    def is_clear(self, referent: str) -> bool:
        """Whether it is known who is meant."""
        return not self.rows[referent]["rivals"]


def register(unit: Unit, spoken: Sequence[Spoken]) -> Cast:
    """Keep what is said of referents, and work out again who is who where that may have changed."""
    # Who is who is a question to the whole context: two writers would each miss what the other brings.
    run(unit.tx, "context/take", context=unit.context, opening=unit.opening)
    roll = Roll(unit)
    news = _take(roll, spoken)
    joiner = Joiner(roll)
    joiner.join(news)
    roll.write()
    return Cast(roll.rows, list(dict.fromkeys(one.id for one in spoken)), joiner.moved, joiner.unsettled, news)


def _take(roll: Roll, spoken: Sequence[Spoken]) -> dict[str, list[str]]:
    """Make what is new, and count in what is said of each; gives the names that are new, by referent."""
    unit = roll.unit
    fresh = {one.id: referents.fresh(unit.place, one, unit.now_ms) for one in spoken if one.key}
    made = [row for _, row in sorted(fresh.items())]
    roll.learn(run(unit.tx, "referent/merge", referents=made, opening=unit.opening))
    roll.find(one.id for one in spoken)
    before = {key: referents.alias_rows(row) for key, row in roll.rows.items()}
    for one in spoken:
        roll.rows[one.id]["said"] = counted(roll.rows[one.id]["said"], one)
    roll.changed |= roll.rows.keys()
    after = {key: referents.alias_rows(row) for key, row in roll.rows.items()}
    changed = [row for key, rows in after.items() for text, row in rows.items() if before[key].get(text) != row]
    run(unit.tx, "alias/merge", aliases=changed)
    return {key: _shown(rows, before[key]) for key, rows in after.items() if rows.keys() - before[key].keys()}


def _shown(after: Mapping[str, Row], before: Mapping[str, Row]) -> list[str]:
    """The new names of a referent that are shown, and its new descriptions ("ref_1's sister")."""
    new = [row["properties"] for text, row in after.items() if text not in before]
    return [alias["name"] if alias["shown"] else alias["normal"] for alias in new if alias["shown"] or alias["owner"]]
