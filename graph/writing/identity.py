"""Which entity is meant: the referents of a write are kept, and who is who is worked out again where that may change.

What a referent joins follows from all that is said in its scope (`sameness`), so it does not matter who came first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.engine.queries import run
from graph.writing import referents
from graph.writing.joining import Joiner, News
from graph.writing.reads import Telling
from graph.writing.referents import Row
from graph.writing.roll import Roll
from graph.writing.sameness import Member, Pair
from graph.writing.spoken import Spoken, counted
from graph.writing.unit import Unit

Names = dict[str, Row]
"""Rows of `alias/merge` by the name or description."""


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
    faded: list[str] = field(default_factory=list[str])
    """Referents of whom less is said now."""
    likened: set[Pair] = field(default_factory=set[Pair])
    """Referents that are likely one now, or no longer."""
    left: set[str] = field(default_factory=set[str])
    """Entities of referents of whom nobody speaks any more."""

    def entity(self, referent: str) -> str:
        """The entity that a referent is."""
        return self.rows[referent]["entity"]

    def entities(self) -> set[str]:
        """The entities that may look otherwise now."""
        return {self.entity(key) for key in (*self.spoken, *self.moved, *self.faded)}

    def is_clear(self, referent: str) -> bool:
        """Whether it is known who is meant."""
        return not self.rows[referent]["rivals"]


def register(unit: Unit, told: Sequence[Telling], gone: Iterable[Spoken] = ()) -> Cast:
    """Keep what is said of referents, let go of what is said no longer, and work out again who is who."""
    # Who is who is a question to the whole context: two writers would each miss what the other brings.
    run(unit.tx, "context/take", context=unit.context, opening=unit.opening)
    roll = Roll(unit)
    joiner = Joiner(roll)
    was = _made(roll, told, gone := list(gone))
    for one in gone:
        roll.rows[one.id]["said"] = counted(roll.rows[one.id]["said"], one, -1)
    for telling in told:
        row = roll.rows[telling.one.id]
        row.update(
            said=counted(row["said"], telling.one),
            said_ms=min(row["said_ms"], telling.said_ms),
            created_ms=min(row["created_ms"], telling.unit.now_ms),
        )
    spoken = dict.fromkeys(telling.one.id for telling in told)
    roll.changed |= {*spoken, *(one.id for one in gone)}
    lost = {key for key in roll.changed if not referents.is_spoken_of(roll.rows[key])}
    left = {roll.rows[key]["entity"] for key in lost}
    faded = sorted({one.id for one in gone} - lost)
    _date(roll, faded)
    news, names = _rename(roll, was, lost)
    joiner.leave(lost)
    joiner.join(news)
    roll.write()
    return Cast(roll.rows, list(spoken), joiner.moved, joiner.unsettled, names, faded, joiner.likened, left)


def _made(roll: Roll, told: Sequence[Telling], gone: Iterable[Spoken]) -> dict[str, tuple[Names, Member]]:
    """Make the referents that are new and take in the others; by what each goes before this write, and what it is."""
    # Of those who speak of it, the first one makes it.
    fresh = {telling.one.id: referents.fresh(telling) for telling in reversed(told) if telling.one.key}
    made = [row for _, row in sorted(fresh.items())]
    roll.learn(referents.make(roll.unit, made))
    roll.find(one.id for one in (*(telling.one for telling in told), *gone))
    return {key: (referents.alias_rows(row), referents.member(row)) for key, row in roll.rows.items()}


def _date(roll: Roll, keys: Sequence[str]) -> None:
    """Say of referents of whom less is said now since when they are spoken of and known."""
    began = run(roll.unit.tx, "referent/began", context=roll.unit.context, referents=keys) if keys else []
    for row in began:
        roll.rows[row["referent"]].update(said_ms=row["said_ms"], created_ms=row["began_ms"])


def _rename(roll: Roll, was: Mapping[str, tuple[Names, Member]], lost: set[str]) -> tuple[News, dict[str, list[str]]]:
    """Bring the names of referents up to date: what is said otherwise now, and the names that are new, by referent."""
    news, shown = News(), dict[str, list[str]]()
    changed, over = list[Row](), list[str]()
    for key, (before, looked) in was.items():
        row = roll.rows[key]
        after = {} if key in lost else referents.alias_rows(row)
        turned = before.keys() ^ after.keys()
        changed += [one for text, one in after.items() if before.get(text) != one]
        over += [name for text in before.keys() - after.keys() for name in referents.alias_keys(key, text)]
        if key not in lost and (turned or looked != referents.member(row)):
            news.keys.add(key)
        for text in turned:
            either = {**before, **after}[text]["properties"]
            (news.descriptions if either["owner"] else news.names).add(text)
            news.gone_from.add(tuple(either["scope"]))
        if after.keys() - before.keys():
            shown[key] = _shown(after, before)
    run(roll.unit.tx, "alias/remove", aliases=sorted(over))
    run(roll.unit.tx, "alias/merge", aliases=changed)
    return news, shown


def _shown(after: Mapping[str, Row], before: Mapping[str, Row]) -> list[str]:
    """The new names of a referent that are shown, and its new descriptions ("ref_1's sister")."""
    new = [row["properties"] for text, row in after.items() if text not in before]
    return [alias["name"] if alias["shown"] else alias["normal"] for alias in new if alias["shown"] or alias["owner"]]
