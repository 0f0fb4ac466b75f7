"""Whom and what a turn speaks of, under keys that follow from its words alone.

A referent is what one scope calls by one name: who comes first, and in which session, makes no difference. Which
referents are one entity is decided apart, in `sameness`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from extraction.records import Claim, EntityType, Gender, Known, Reading, Referent, Role
from graph import scopes
from graph.ids import derived
from graph.writing import authority, callings, names
from graph.writing.unit import Place

GENERIC = frozenset(get_args(Role))
"""Speakers without a name of their own: they are someone else in every session."""
CALLING = frozenset({"name", "nickname"})
"""Predicates whose value is a name by which the subject goes."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A referent as one turn speaks of it."""

    id: str
    key: str | None
    """None for one that the session has spoken of before: it is stored under its key."""
    name: str
    type: EntityType
    named: bool
    takes_part: bool
    """Whether it is a speaker or addressee of the conversation."""
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    owner: str | None = None
    """Id of the referent whose sister, boss, flat … this is."""
    relation: str | None = None
    mentioned: bool = False
    """Whether words of the turn name it or point at it."""
    called: str = ""
    """The normalised name under which it is kept: for one without a name of its own the role in which it speaks."""
    typed: str | None = None
    """The type that it is given by hand, behind a text that grows with time."""

    @property
    def family(self) -> str:
        """The family of types inside of which its name is shared."""
        return names.family(self.type)

    def known(self) -> Known:
        """As the reader is told of it when the session speaks of it again."""
        owned = ((self.owner, self.relation),) if self.owner and self.relation else ()
        return Known(self.id, self.name, self.type, self.aliases, self.gender, owned, named=self.named)


def spoken(place: Place, reading: Reading, number: int = 0) -> list[Spoken]:
    """The referents of the reading of a window's turn, index-aligned with them."""
    said_names = _said_names(reading.claims)
    mentioned = {mention.referent for mention in reading.mentions if mention.turn == number}
    ids = dict[int, str]()
    found = dict[int, Spoken]()
    seen = set[str]()
    for index in _owners_first(reading.referents):
        one = _one(place, reading.referents[index], ids, said_names.get(index, ()), seen)
        ids[index], found[index] = one.id, replace(one, mentioned=index in mentioned)
        seen.add(one.id)
    return [found[index] for index in range(len(reading.referents))]


def id_of(place: Place, referent: Referent) -> str:
    """The id of a referent of which nothing else is said than what it is called, or by which id it is known."""
    return _one(place, referent, {}, (), set()).id


def _owners_first(referents: Sequence[Referent]) -> Iterable[int]:
    """Indexes in an order in which owners come before what they own; a circle of owners is cut."""
    done = dict[int, None]()
    waiting = list(range(len(referents)))
    while waiting:
        ready = [i for i in waiting if referents[i].owner is None or referents[i].owner in done] or waiting
        done |= dict.fromkeys(ready)
        waiting = [i for i in waiting if i not in done]
    return done


def _said_names(claims: Iterable[Claim]) -> dict[int, list[str]]:
    """Names that the turn itself says somebody has, by referent: surely, and by someone who is believed."""
    found = dict[int, list[str]]()
    for claim in claims:
        sure = claim.modality == "asserted" and claim.confidence >= authority.FLOOR
        if claim.predicate in CALLING and claim.value and sure:
            found.setdefault(claim.subject, []).append(claim.value)
    return found


def _one(place: Place, referent: Referent, ids: dict[int, str], called: Iterable[str], seen: set[str]) -> Spoken:
    owner = ids.get(referent.owner) if referent.owner is not None else None
    owner = owner if referent.relation else None
    known = None if _is_fuller(place, referent) else referent.known
    key = None if known else _key(place, referent, owner, seen)
    return Spoken(
        id=known or derived("ref", key or ""),
        key=key,
        name=referent.name,
        type=referent.type,
        named=_by_name(referent),
        takes_part=referent.speaker is not None,
        aliases=tuple(dict.fromkeys([*referent.aliases, *called])),
        gender=referent.gender,
        owner=owner,
        relation=names.normal(referent.relation) if owner and referent.relation else None,
        called=_called(referent),
    )


def _is_fuller(place: Place, referent: Referent) -> bool:
    """Whether words give a full name to one known by a part of it, by which others may go: "Tom Baker" of "Tom".

    It is a referent of its own, which the short name joins as long as it fits no other (`sameness`).
    """
    if not referent.known or not referent.named or referent.speaker is not None:
        return False
    parts = [alias for alias in referent.aliases if callings.is_part(alias, referent.name)]
    homes = {names.family(referent.type), names.family("other")}
    short = {_line(place, home, names.normal(part)) for part in parts for home in homes}
    return referent.known in {derived("ref", key) for key in short}


def _by_name(referent: Referent) -> bool:
    """Whether the name alone says who it is: a proper name, or a topic that is nobody's."""
    return (referent.named or (referent.type == "topic" and referent.owner is None)) and not _generic(referent)


def _generic(referent: Referent) -> bool:
    return referent.speaker in GENERIC


def _called(referent: Referent) -> str:
    return names.normal((referent.speaker or "") if _generic(referent) else referent.name)


def _key(place: Place, referent: Referent, owner: str | None, seen: set[str]) -> str:
    """What makes it one: its name and family in its scope, its owner, or its session."""
    if _by_name(referent):
        home = names.family(referent.type)
    else:
        home = f"of {owner}" if owner and not _generic(referent) else f"in {place.session_id}"
    key = _line(place, home, _called(referent))
    if _by_name(referent):
        return key
    # Two nameless ones of one turn that the reader told apart stay two.
    twins = (key, *(f"{key}|{number}" for number in range(2, 100)))
    return next(twin for twin in twins if derived("ref", twin) not in seen)


def _line(place: Place, home: str, called: str) -> str:
    return "|".join([place.context, scopes.text(place.scope), home, called])


def votes(one: Spoken) -> dict[str, list[str]]:
    """What a turn adds to what is said of a referent."""
    return {
        "names": [one.name],
        "aliases": list(one.aliases),
        "types": [one.type],
        "genders": [one.gender] if one.gender else [],
        "owned": [f"{one.owner}'s {one.relation}"] if one.owner else [],
        "parts": ["speaks"] if one.takes_part else [],
        "typed": [one.typed] if one.typed else [],
    }


def counted(said: dict[str, dict[str, int]], one: Spoken, by: int = 1) -> dict[str, dict[str, int]]:
    """What is said of a referent with a turn's part counted in, or out again with -1."""
    result = {field: dict(counts) for field, counts in said.items()}
    for field, values in votes(one).items():
        counts = result.setdefault(field, {})
        for value in values:
            counts[value] = counts.get(value, 0) + by
            if counts[value] <= 0:
                del counts[value]
    return result


def stored(one: Spoken) -> dict[str, Any]:
    """As a turn keeps it, to be told to the reader of later turns."""
    return {name: getattr(one, name) for name in Spoken.__dataclass_fields__ if name != "key"} | {"key": None}


def restored(row: dict[str, Any]) -> Spoken:
    """What `stored` has kept."""
    aliases: tuple[str, ...] = tuple(row.pop("aliases"))
    return Spoken(**row, aliases=aliases)
