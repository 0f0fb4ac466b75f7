"""Lets referents join each other where what is said of them is new, and puts entities together anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extraction.referents.kinwords import synonyms
from graph.ids import derived
from graph.scopes import Scope
from graph.writing import callings, referents, sameness
from graph.writing.likening import liken
from graph.writing.referents import Row
from graph.writing.roll import Roll
from graph.writing.sameness import Joining, Pair


@dataclass(frozen=True, slots=True)
class News:
    """What is said otherwise than before a write."""

    keys: set[str] = field(default_factory=set[str])
    """Referents that go by other names or descriptions, or of whom else something is said by which they are told."""
    names: set[str] = field(default_factory=set[str])
    """Names by which one of them goes now, or no longer."""
    descriptions: set[str] = field(default_factory=set[str])
    """Descriptions by which one of them goes now, or no longer: "ref_1's sister"."""
    gone_from: set[Scope] = field(default_factory=set[Scope])
    """Scopes of those that go by fewer names, or are gone."""


class Joiner:
    """The joins of one write."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self.unsettled = set[str]()
        """Referents that became ambiguous, or clear, or ambiguous between others."""
        self.likened = set[Pair]()
        """Referents that are alike now, or no longer."""
        self._moved = dict[str, str]()
        self._open = set[str]()
        """Referents whose joins have changed since entities were last put together."""
        self._regrouped = set[str]()
        """Referents of entities that were put together anew."""
        self._bereft = set[str]()
        """Referents that were like one of whom nobody speaks any more."""

    @property
    def moved(self) -> dict[str, str]:
        """Referents that are another entity now, with the one that they were."""
        rows = self.roll.rows
        return {key: old for key, old in self._moved.items() if rows[key]["entity"] != old}

    def leave(self, keys: set[str]) -> None:
        """Let go of referents of whom nobody speaks any more; who was one with them is put together anew."""
        self._open |= self.roll.one_with(keys) - keys
        self._bereft |= {like for key in keys for like in self.roll.rows[key]["likes"]} - keys
        for key in self._open:
            self._forget_merges(key, keys)
        self.roll.forget(keys)

    def join(self, news: News) -> None:
        """Work out again who is who, as far as it may follow from what is said otherwise."""
        self._open |= news.keys
        self._join_names(news)
        self._put_together()
        texts, seen = set(news.descriptions), set[str]()
        while True:
            # Where people became one, how they are described may fit one only, and what they own may be one as well.
            moved = self.moved.keys() - seen
            seen |= moved
            rows = [self.roll.rows[key] for key in moved] + self.roll.owned(moved)
            texts |= {text for row in rows for text in referents.descriptions(row)}
            if not texts:
                break
            self._join_descriptions(texts)
            self._put_together()
            texts = set()
        self.likened |= liken(self.roll, self._regrouped | self._bereft)

    def merge(self, key: str, into: str, reason: str) -> None:
        """Let a referent join another because somebody says so; `reason` tells this merge from others."""
        self._remerge(key, [*self.roll.rows[key]["merges"], f"{into} {reason}"])

    def part(self, key: str, reason: str) -> None:
        """Take such a merge back."""
        merges = self.roll.rows[key]["merges"]
        self._remerge(key, [one for one in merges if not one.endswith(f" {reason}")])

    def _remerge(self, key: str, merges: list[str]) -> None:
        row = self.roll.rows[key]
        before = row["merges"]
        self._open |= {key, *(one.split()[0] for one in (*row["merges"], *merges))}
        row["merges"] = merges
        self.roll.changed.add(key)
        self._put_together()
        # A name that fitted several may fit one now, or the other way round.
        both = {key, *(one.split()[0] for one in {*row["merges"], *before})}
        self.roll.find(both)
        both &= self.roll.rows.keys()
        names = {name for one in both for name in referents.names_of(self.roll.rows[one])}
        self.join(News(both, names))

    def _forget_merges(self, key: str, gone: set[str]) -> None:
        """Take away merges of a referent with those of whom nobody speaks any more."""
        row = self.roll.rows[key]
        merges = [one for one in row["merges"] if one.split()[0] not in gone]
        if merges != row["merges"]:
            row["merges"] = merges
            self.roll.changed.add(key)

    def _join_names(self, news: News) -> None:
        rows = self.roll.rows
        new = news.keys
        around = {text for key in new for text in referents.names_of(rows[key]) | referents.sought(rows[key])}
        around |= news.names
        around |= callings.marked(around)
        alike = {text for key in new for text in referents.alike_around(rows[key])}
        near = news.gone_from | self.roll.scopes(new)
        found = self.roll.groups(around | alike, near)
        called_so = {row["id"] for text in around for row in found.get(text, ()) if referents.seeks(row, text)}
        # Nobody sees what is said in a narrower scope, or in one beside its own.
        seekers = new | {key for key in called_so if any(set(scope) <= set(rows[key]["scope"]) for scope in near)}
        sought = {text for key in seekers for text in referents.sought(rows[key])}
        groups = self.roll.groups(sought, self.roll.scopes(seekers))
        for key in sorted(key for key in seekers if rows[key]["named"]):
            group = {row["id"]: row for text in referents.sought(rows[key]) for row in groups.get(text, ())}
            members = [referents.member(row) for _, row in sorted(group.items())]
            self._join(rows[key], sameness.by_name(referents.member(rows[key]), members))

    def _join_descriptions(self, texts: set[str]) -> None:
        several = {text: self._by_any_owner(text) for text in sorted(texts)}
        groups = self.roll.groups(text for variants in several.values() for text in variants)
        for variants in several.values():
            rows = {row["id"]: row for text in variants for row in groups.get(text, ())}
            entity = {key: row["entity"] for key, row in rows.items()}
            members = [referents.member(row) for row in rows.values()]
            for _, row in sorted(rows.items()):
                if not row["named"] and row["name"] == row["relation"]:
                    self._join(row, sameness.by_description(referents.member(row), members, entity))

    def _by_any_owner(self, text: str) -> list[str]:
        """A description with every referent that its owner is, in each word for it: "ref_1's mum", "ref_2's mother"."""
        owner, _, relation = text.partition("'s ")
        return [f"{one}'s {word}" for one in sorted(self.roll.one_with({owner})) for word in sorted(synonyms(relation))]

    def _join(self, row: Row, joining: Joining) -> None:
        targets, rivals = list(joining.targets), list(joining.rivals)
        if row["rivals"] != rivals:
            self.unsettled.add(row["id"])
        if (row["joins"], row["rivals"]) != (targets, rivals):
            self._open |= {row["id"], *row["joins"], *targets}
            row.update(joins=targets, rivals=rivals)
            self.roll.changed.add(row["id"])

    def _put_together(self) -> None:
        """Put together anew the entities whose referents join others now."""
        rows, members = self.roll.rows, self.roll.one_with(self._open)
        self._open = set()
        self._regrouped |= members
        joins = [(key, to) for key in members for to in rows[key]["joins"]]
        merges = [(key, one.split()[0]) for key in members for one in rows[key]["merges"]]
        for component in sameness.components(members, [*joins, *merges]):
            told = {key: referents.member(rows[key]) for key in component}
            self._become(component, derived("ent", sameness.head(told, joins, merges)))

    def _become(self, component: Iterable[str], entity: str) -> None:
        for key in component:
            row = self.roll.rows[key]
            if row["entity"] != entity:
                self._moved.setdefault(key, row["entity"])
                row["entity"] = entity
                self.roll.changed.add(key)
