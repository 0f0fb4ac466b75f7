"""Which referents are one entity: a pure function of what is said of them, whatever came first.

A referent joins another, for a reason that is kept with it:

* the same name in a wider scope, or of a clear type where its own is vague;
* a name that is no more than a part or a by-name of exactly one other ("Tom" where there is one Tom Keller, "Alice"
  where one speaker said that this is her name);
* a description ("my sister") that fits exactly one other of the same owner;
* somebody's word that the two are one (an explicit merge).

Where it fits several, it joins none, and they are its rivals: a wrong merge is worse than a missed one.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.referents.kinwords import means
from graph.writing import callings, names

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A referent as far as it matters for who is who."""

    id: str
    scope: frozenset[str]
    family: str
    name: str
    """Its own name, normalised."""
    named: bool
    told: bool
    """Whether it stands for itself: it takes part in the conversation, or is described as somebody's."""
    calls: frozenset[str] = frozenset()
    """The texts by which it goes (`callings`)."""
    seeks: frozenset[str] = frozenset()
    """The texts by which one of a fuller name may go who is the same."""
    kind: str = "other"
    """The type that is said of it most."""
    gender: str | None = None
    merged: frozenset[str] = frozenset()
    """Ids of those that it was merged into by hand."""
    said_ms: int = 0
    """When it was spoken of first."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What a referent joins in one group, or between whom nobody can tell."""

    targets: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


def by_name(joiner: Member, group: Iterable[Member]) -> Joining:
    """What a named referent joins among those that go by its name."""
    others = [one for one in group if one.id != joiner.id and _seen_from(joiner, one)]
    wider = _wider(joiner, [one for one in others if one.named and one.name == joiner.name])
    if wider:
        return Joining(wider)
    fuller = [one for one in others if one.name != joiner.name and _may_be(joiner, one)]
    joining = _only(fuller, lambda _: "") if _are_one_by_hand(fuller) else _only(fuller, _bare)
    return Joining() if joiner.told and joining.rivals else joining


def _bare(one: Member) -> str:
    return names.unaccented(callings.untitled(one.name))


def _are_one_by_hand(candidates: Sequence[Member]) -> bool:
    """Whether merges, or equal names, tie all of them together."""
    ids = {one.id for one in candidates} | {into for one in candidates for into in one.merged}
    pairs = [(one.id, into) for one in candidates for into in one.merged]
    by_name = sorted(candidates, key=_bare)
    pairs += [(one.id, other.id) for one, other in pairwise(by_name) if _bare(one) == _bare(other)]
    tied = components(ids, pairs)
    return sum(any(one.id in part for one in candidates) for part in tied) == 1


def by_description(joiner: Member, group: Iterable[Member], entity: Mapping[str, str]) -> Joining:
    """What a bare description ("mum") joins among those that the same owner so describes, in this or another word.

    `entity` says which entity each of the group is so far.
    """
    others = [one for one in group if one.id != joiner.id and _seen_from(joiner, one)]
    same = [one for one in others if not one.named and means(one.name, joiner.name)]
    joining = _only([one for one in others if one not in same], lambda one: entity[one.id])
    before = {one.id for one in same if _rank(one) <= _rank(joiner)}
    return Joining(tuple(sorted({*joining.targets, *before})), joining.rivals)


def _rank(one: Member) -> tuple[int, str]:
    """By what words of one meaning join each other, in which ids, which chance gives, have no part."""
    return (len(one.scope), one.name)


def _seen_from(joiner: Member, other: Member) -> bool:
    fits = "any" in (joiner.family, other.family) or joiner.family == other.family
    return fits and other.scope <= joiner.scope


def _may_be(joiner: Member, other: Member) -> bool:
    """Whether a name may be a shorter or another form of that of the other: "dr weber" of "anna weber"."""
    if {joiner.gender, other.gender} == {"female", "male"} or _surnames_differ(joiner, other):
        return False
    if joiner.name in other.calls:
        return True
    told = callings.title_gender(joiner.name) is None or other.gender is not None
    return told and joiner.kind == other.kind and not joiner.seeks.isdisjoint(other.calls)


def _surnames_differ(one: Member, other: Member) -> bool:
    """Whether both go by a surname, and by none in common: "Tom", also called Tom Baker, is not Tom Keller."""
    ends = f"{callings.REST} "
    mine, theirs = ({names.unaccented(text) for text in who.calls if text.startswith(ends)} for who in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _wider(joiner: Member, namesakes: Sequence[Member]) -> tuple[str, ...]:
    """The one of the same name in the widest scope, where the scopes lie in each other and the families agree."""
    clear = [one for one in namesakes if one.scope < joiner.scope or joiner.family == "any" != one.family]
    clear = [one for one in clear if one.family != "any" or joiner.family == "any"]
    families = {one.family for one in clear if one.family != "any"}
    widest_first = sorted(clear, key=lambda one: (one.family == "any", len(one.scope), one.id))
    nested = all(a.scope <= b.scope for a, b in pairwise(widest_first))
    return (widest_first[0].id,) if clear and nested and len(families) <= 1 else ()


def _only(candidates: Sequence[Member], who: Callable[[Member], str]) -> Joining:
    """All candidates where they are one; where they are several, rivals."""
    ids = tuple(sorted(one.id for one in candidates))
    return Joining(rivals=ids) if len({who(one) for one in candidates}) > 1 else Joining(ids)


def components(members: Collection[str], joins: Iterable[Pair]) -> list[set[str]]:
    """Members put together where a chain of joins leads from one to the other."""
    root = {member: member for member in members}

    def find(member: str) -> str:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for one, other in joins:
        if one in root and other in root:
            root[find(one)] = find(other)
    found = dict[str, set[str]]()
    for member in members:
        found.setdefault(find(member), set()).add(member)
    return list(found.values())


def head(component: Mapping[str, Member], joins: Sequence[Pair], merges: Sequence[Pair]) -> str:
    """Which of a component gives the entity its id: of the widest scope the one that was spoken of first.

    So an entity keeps its id when more is learnt of it: when "my boss" gets a name, or "Tom" a surname. One that was
    merged into another by hand leaves the id to that one.
    """
    parts = components(component, joins)
    whole = {member: number for number, part in enumerate(parts) for member in part}
    merged = {whole[one] for one, into in merges if one in whole and into in whole and whole[one] != whole[into]}
    free = [part for number, part in enumerate(parts) if number not in merged]
    members = [component[one] for part in free or parts for one in part]
    return min(members, key=lambda member: (len(member.scope), member.said_ms, standing(member))).id


def standing(member: Member) -> tuple[int, bool, bool, int, str, bool, str]:
    """By what the referent is chosen that tells most of an entity.

    The widest, who takes part, then the fullest; of one name the one of which it is clear what it is.
    """
    bare, vague = (not member.told, not member.named), member.family == "any"
    return (len(member.scope), *bare, -len(member.name.split()), member.name, vague, member.id)
