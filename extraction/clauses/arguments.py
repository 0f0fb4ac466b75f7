"""What stands beside a verb or inside its phrases, by role: objects, complements, prepositions."""

from collections import defaultdict

from spacy.tokens import Token

from extraction.clauses.gapping import is_gapped
from extraction.clauses.wording import coordinated

Roles = dict[str, list[Token]]
_PLACES = frozenset({"here", "there", "where", "abroad", "when"})
_WAYS = frozenset({"away", "back", "down", "out", "over", "up"})
"""Adverbs that a preposition goes on: "away from", "back to"."""


def arguments_of(word: Token) -> tuple[Roles, Roles]:
    """Give what hangs on a word, and the prepositions inside that, each by role."""
    found: Roles = defaultdict(list)
    for child in word.children:
        if child.dep_ in {"dobj", "dative", "oprd", "xcomp", "ccomp", "attr", "acomp"}:
            found[child.dep_].extend(coordinated(child) if child.pos_ != "VERB" else [child])
        elif child.dep_ == "agent":
            found["agent"].extend(objects(child))
        elif child.dep_ == "advmod" and child.lower_ in _PLACES:
            found["when" if child.lower_ == "when" else "where"].append(child)
        elif child.dep_ == "npadvmod":
            found["measure"].append(child)
    found.update(prepositions(word))
    held = [end for role, ends in found.items() if role not in {"xcomp", "ccomp"} for end in ends]
    return dict(found), inner_of(held)


def inner_of(words: list[Token]) -> Roles:
    """Give the prepositions that hang on some nouns, with what stands after them."""
    found: Roles = defaultdict(list)
    for word in words:
        for preposition, ends in prepositions(word).items():
            found[preposition].extend(ends)
    return dict(found)


def prepositions(word: Token) -> Roles:
    """Give the prepositions that hang on a word, with what stands after them."""
    found: Roles = defaultdict(list)
    for child in word.children:
        if child.dep_ in {"prep", "agent"} or (child.dep_ == "dative" and child.pos_ == "ADP"):
            found[_name(child)].extend(objects(child))
        elif child.dep_ == "advmod" and child.lower_ in _WAYS:
            for role, ends in prepositions(child).items():
                found[f"{child.lower_}_{role}"].extend(ends)
    return {name: ends for name, ends in found.items() if ends}


def _name(preposition: Token) -> str:
    """A preposition as rules write it: `in`, `out_of`."""
    inner = [child.lower_ for child in preposition.children if child.dep_ == "prep"]
    return "_".join([preposition.lower_, *inner[:1]])


def objects(preposition: Token) -> list[Token]:
    """Give what stands after a preposition."""
    ends = [
        end
        for child in preposition.children
        if child.dep_ == "pobj"
        for end in coordinated(child)
        if not is_gapped(end)
    ]
    ends += [child for child in preposition.children if child.dep_ == "pcomp" and child.tag_ == "VBG"]
    for child in preposition.children:
        if child.dep_ == "prep":
            ends.extend(objects(child))
    return ends
