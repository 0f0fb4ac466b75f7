"""What someone or something goes by, and under what its fuller names would be found: texts that are looked up."""

from collections.abc import Collection, Iterable, Iterator

from extraction.records import Gender
from extraction.referents.nametables import KIN_TITLES, TITLED, TITLES
from extraction.referents.nicknames import SHORT
from graph.writing import names

REST = "…"
"""Stands for other words of a name: "… weber" ends so, "robert …" begins so."""
PROJECT = "project"
SEEKING = "?"
"""Begins the texts under which those are found who look for fuller names of theirs."""
HINTING, SLIPPING = "~", "%"
"""The same for those who are only likely the same, and for those whose name may be written wrongly."""


def called(name: str, kinds: Collection[str]) -> set[str]:
    """The texts by which one of this name goes, normalised, with the parts that may stand for the whole."""
    normal = names.normal(name)
    found = {normal, names.unaccented(normal)} if " " in normal else {normal}
    if "person" in kinds:
        found |= set(_of_person(normal))
    if "organisation" in kinds:
        found |= {names.without_suffix(normal)} | ({f"{normal.split()[0]} {REST}"} if " " in normal else set())
    if "project" in kinds:
        found.add(_bare_project(normal))
    return found


def sought(name: str, kinds: Collection[str]) -> set[str]:
    """The texts by which one who is fuller named may go, if this name is a part or another form of that name."""
    normal = names.normal(name)
    found = {normal, names.unaccented(normal)} if " " in normal else {normal}
    if "person" in kinds:
        found |= set(_fuller(normal))
    if "organisation" in kinds and " " not in normal:
        found.add(f"{normal} {REST}")
    return found


def marked(texts: Iterable[str]) -> set[str]:
    """The texts under which those are found who look for one that goes by these."""
    return {SEEKING + text for text in texts}


def hinted(texts: Iterable[str]) -> set[str]:
    """The texts under which those are found who are likely one that goes by these."""
    return {HINTING + text for text in texts}


def slip(bones: str) -> str:
    """The text under which all names of one `likeness.skeleton` are found."""
    return SLIPPING + bones


def is_sought(text: str) -> bool:
    """Whether those are found under a text who look for a fuller name of theirs."""
    return text.startswith(SEEKING)


def suggested(name: str, kinds: Collection[str]) -> set[str]:
    """The texts by which one may go who is likely, but not surely, the one of this name: "robert" of "bob"."""
    bare = untitled(names.normal(name))
    return {f"{REST} {bare}", *SHORT.get(bare, ())} if "person" in kinds and " " not in bare else set()


def untitled(normal: str) -> str:
    """A normalised name without titles before it: "weber" for "dr weber", "max" for "uncle max"."""
    first, _, rest = normal.partition(" ")
    return untitled(rest) if rest and first in TITLES | KIN_TITLES else normal


def is_part(short: str, full: str) -> bool:
    """Whether a name is the first or last word of another, titles aside: "Tom" and "Mr Keller" of "Tom Keller"."""
    part, whole = (untitled(names.normal(name)).split() for name in (short, full))
    return len(part) == 1 < len(whole) and part[0] in {whole[0], whole[-1]}


def title_gender(normal: str) -> Gender | None:
    """Whether the title of a normalised name is a man's or a woman's."""
    first, _, rest = normal.partition(" ")
    return TITLED.get(first) if rest else None


def _of_person(normal: str) -> Iterator[str]:
    bare = untitled(normal)
    words = bare.split()
    yield bare
    if len(words) > 1:
        yield from (words[0], f"{words[0]} {REST}", f"{REST} {words[-1]}")


def _fuller(normal: str) -> Iterator[str]:
    bare = untitled(normal)
    first, _, rest = bare.partition(" ")
    if bare != normal and rest:
        yield bare
    elif bare != normal:
        yield f"{bare} {REST}" if normal.split(maxsplit=1)[0] in KIN_TITLES else f"{REST} {bare}"
    if rest:
        yield from (f"{given} {rest}" for given in sorted(SHORT.get(first, ())))


def _bare_project(normal: str) -> str:
    """What a project is called without the word: "nimbus" for "project nimbus" and "nimbus project"."""
    return normal.removeprefix(f"{PROJECT} ").removesuffix(f" {PROJECT}")
