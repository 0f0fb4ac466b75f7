"""Two referents that turned out to be one."""

from dataclasses import replace

from extraction.records import Referent


def both(one: Referent, two: Referent) -> Referent:
    """Give one referent for two: the named one's name and type, and what either knows."""
    named, plain = (two, one) if two.named and not one.named else (one, two)
    names = (*named.aliases, *((plain.name,) if plain.named else ()), *plain.aliases)
    return replace(
        named,
        aliases=tuple(dict.fromkeys(name for name in names if name != named.name)),
        type=plain.type if named.type == "other" else named.type,
        owner=named.owner if named.owner is not None else plain.owner,
        relation=named.relation or plain.relation,
        gender=named.gender or plain.gender,
        speaker=named.speaker or plain.speaker,
        known=named.known or plain.known,
    )
