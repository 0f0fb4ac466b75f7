"""Whether two names are likely, but not surely, of one: a short name, a surname alone, a slip of the pen.

Nothing is merged for it: it is a suggestion to whoever can tell.
"""

import re

from graph.writing import callings, names
from graph.writing.sameness import Member

LEAST = 6
"""Letters that a name has at least of which another may be a slip of the pen."""
SOUNDLESS = re.compile(r"[aeiouhwy\W\d_]")
ALIKE = str.maketrans("cqgzfvpd", "kkksbbbt")
"""Consonants that are taken for one another: a slip of the pen rarely turns one sound into quite another."""


def skeleton(name: str) -> str | None:
    """What a slip of the pen rarely changes, by which slips are found; None of a name that is too short for it.

    The first consonant, the last, and all of them whatever their order, so that few others of many names share it.
    """
    bare = names.unaccented(callings.untitled(name))
    if sum(letter.isalpha() for letter in bare) < LEAST:
        return None
    sounds = SOUNDLESS.sub("", bare).translate(ALIKE)
    return f"{sounds[0]}{sounds[-1]} {''.join(sorted(set(sounds)))}" if sounds else None


def reasons(one: Member, other: Member) -> list[str]:
    """What speaks for two being one, in an order that does not tell who is the first; none where they are not alike."""
    if not (_may_meet(one, other) and one.kind == other.kind and one.named and other.named):
        return []
    pairs = sorted([(one, other), (other, one)], key=lambda pair: (pair[0].name, pair[0].id))
    found = [reason for short, full in pairs for reason in _short(short, full)]
    return [*found, *_slip(*pairs[0])]


def doubts(one: Member, other: Member) -> list[str]:
    """What speaks against it."""
    found = ["both stand for themselves"] if one.told and other.told else []
    return [*found, "nobody has said that they are one"]


def _may_meet(one: Member, other: Member) -> bool:
    fits = "any" not in (one.family, other.family) and one.family == other.family
    nested = one.scope <= other.scope or other.scope <= one.scope
    return fits and nested and one.id != other.id and {one.gender, other.gender} != {"female", "male"}


def _short(short: Member, full: Member) -> list[str]:
    bare, first = callings.untitled(short.name), callings.untitled(full.name).partition(" ")[0]
    hints = callings.suggested(short.name, {short.kind}) & full.calls
    if f"{callings.REST} {bare}" in hints:
        return [f"{bare} is the surname of {full.name}"]
    return [f"{bare} may be short for {first}"] if first in hints else []


def _slip(one: Member, other: Member) -> list[str]:
    first, second = (names.unaccented(callings.untitled(member.name)) for member in (one, other))
    alike = skeleton(one.name) == skeleton(other.name) is not None
    return [f"{one.name} and {other.name} differ in one letter"] if alike and _one_letter(first, second) else []


def _one_letter(one: str, other: str) -> bool:
    """Whether one letter put in, left out or put for another, or two that change places, make one of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return short == long
    same = next((place for place in range(len(short)) if short[place] != long[place]), len(short))
    rest, other_rest = short[same:], long[same:]
    if len(short) != len(long):
        return rest == other_rest[1:]
    return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
