"""Who a name is: someone spoken of under it or a part of it, someone known, else someone new."""

from extraction.records import EntityType, Gender, Known, Referent
from extraction.referents.nametables import KIN_TITLES, TITLED, TITLES
from extraction.referents.register import Register

SHORTENED = frozenset({"organisation", "project", "product"})
"""Kinds whose long names are said again by their first word."""


def named(register: Register, name: str, entity_type: EntityType, *, another: bool = False) -> int:
    """Give the referent of a name, made now if nobody spoken of or known has it, or if it is said to be `another`."""
    if another and entity_type == "person":
        return register.add(Referent(name, entity_type))
    alias = None
    first, _, rest = name.partition(" ")
    if rest and first.casefold() in KIN_TITLES:
        name, alias = rest, name
    found = register.called(name)
    if found is not None and _is_another(register.referents[found], entity_type):
        found = register.called(name, entity_type)
        return _new(register, name, entity_type) if found is None else found
    if found is None and entity_type in {"person", "other"}:
        found = _by_part(register, name)
    elif found is None and entity_type in SHORTENED:
        found = _by_first_word(register, name, entity_type)
    if found is None:
        found = _new(register, name, entity_type)
    if alias:
        register.alias(found, alias)
    return found


def _is_another(referent: Referent, entity_type: EntityType) -> bool:
    """Whether a person has the name of the place that is meant, or a place that of the person."""
    return {referent.type, entity_type} == {"location", "person"}


def _by_part(register: Register, name: str) -> int | None:
    """Find the one person of whose name this is the first or last word, or who now gets a longer name."""
    words = [word.rstrip(".") for word in name.casefold().split() if word not in TITLES]
    people = [(index, r) for index, r in register.standing() if r.type == "person" and r.named]
    fits = [index for index, person in people if words and _may_be_part(words, name, person)]
    if len(fits) != 1:
        return None
    if len(words) > len(register.referents[fits[0]].name.split()):
        return register.rename(fits[0], name)
    register.alias(fits[0], name)
    return fits[0]


def _may_be_part(words: list[str], name: str, person: Referent) -> bool:
    """Say whether words may be all or a part of someone's name, and no title is a man's for a woman."""
    told = {_title_gender(name), person.gender or _title_gender(person.name)}
    return told != {"female", "male"} and _is_part(words, person.name.casefold().split())


def _title_gender(name: str) -> Gender | None:
    return TITLED.get(name.casefold().split()[0].rstrip("."))


def _by_first_word(register: Register, name: str, entity_type: EntityType) -> int | None:
    """Find the one thing of this kind whose name begins so: "Corran" after "Corran Glass"."""
    words = name.casefold().split()
    fits = [
        index
        for index, referent in register.standing()
        if referent.named and referent.type == entity_type and words == referent.name.casefold().split()[: len(words)]
    ]
    if len(fits) == 1:
        register.alias(fits[0], name)
    return fits[0] if len(fits) == 1 else None


def _is_part(words: list[str], other: list[str]) -> bool:
    other = [word for word in other if word not in TITLES]
    if not other or len(words) == len(other):
        initial = len(words) == len(other) == 1 and min(len(words[0]), len(other[0])) == 1
        return words == other or (initial and words[0][0] == other[0][0])
    short, long = sorted((words, other), key=len)
    return len(short) == 1 and short[0] in {long[0], long[-1]}


def _new(register: Register, name: str, entity_type: EntityType) -> int:
    known = known_as(register, name, entity_type)
    if known is None:
        return register.add(Referent(name, entity_type))
    return register.add(Referent(known.name, known.type, known.aliases, gender=known.gender, known=known.id))


def known_as(register: Register, name: str, entity_type: EntityType) -> Known | None:
    """Give the one known entity of this name, if the types do not speak against it."""
    wanted = name.casefold()
    known = [k for k in register.known if k.named]
    fits = [k for k in known if wanted in {k.name.casefold(), *(a.casefold() for a in k.aliases)}]
    fits = [k for k in fits if k.type == entity_type or "other" in {k.type, entity_type}]
    if not fits and entity_type == "person":
        fits = [k for k in known if k.type == "person" and wanted == k.name.casefold().split()[0]]
    return fits[0] if len(fits) == 1 else None
