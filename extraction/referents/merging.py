"""Two referents that turned out to be one, and one that gets a name."""

from dataclasses import replace

from extraction.records import Referent


def both(one: Referent, two: Referent) -> Referent:
    """Give one referent for two: the named one's name and type, and what either knows."""
    named, plain = (two, one) if two.named and not one.named else (one, two)
    if named.named:
        plain = christened(plain, named.name)
    names = (*named.aliases, *((plain.name,) if plain.named else ()), *plain.aliases)
    return replace(
        named,
        aliases=tuple(dict.fromkeys(name for name in names if name != named.name or name in plain.aliases)),
        type=plain.type if named.type == "other" else named.type,
        owner=named.owner if named.owner is not None else plain.owner,
        relation=named.relation or plain.relation,
        gender=named.gender or plain.gender,
        speaker=named.speaker or plain.speaker,
        known=named.known or plain.known,
    )


def christened(was: Referent, name: str) -> Referent:
    """Give a nameless referent as one of this name; one that has a name already stays as it is.

    Somebody's sister becomes a new one of the name, whom the memory ties to the sister it knows by the description;
    a thing that is nobody's stays the one that is known and goes by the name as well.
    """
    if was.named:
        return was
    kept = was.known if was.owner is None else None
    return replace(was, name=name, named=True, known=kept, aliases=(*was.aliases, name) if kept else was.aliases)
