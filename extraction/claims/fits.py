"""Which words a rule may take as its object: a place, a person, a name, a thing that can be liked."""

import re
from collections.abc import Callable, Mapping

from spacy.tokens import Token

from extraction.claims.classes import belongs
from extraction.records import EntityType

Types = Callable[[Token], EntityType | None]
"""Gives the type of what a word refers to, None where nobody knows."""
Check = Callable[[Token, EntityType | None], bool]

_OTHER_ADJECTIVES = ("no_quality", "diets", "nationalities", "ailing", "states", "feelings", "faiths", "colours")
_PEOPLE = frozenset({"person", "animal"})


def is_time(token: Token) -> bool:
    """Whether a word names a time: "March", "weekend", "2019", "3pm"."""
    return (belongs(token, "calendar") and token.ent_type_ == "") or token.pos_ == "NUM" or token.text[:1].isdigit()


def fits(name: str | None, token: Token, kind: EntityType | None) -> bool:
    """Whether a word may stand where a rule takes this."""
    return name is None or CHECKS[name](token, kind)


def _thing(token: Token, kind: EntityType | None) -> bool:
    if token.pos_ == "PRON":
        return kind is not None and kind != "person"
    return token.pos_ in {"NOUN", "PROPN"} and not belongs(token, "empty") and not is_time(token) and kind != "person"


def _person(token: Token, kind: EntityType | None) -> bool:
    return kind in {"person", "group"} or (kind is None and token.ent_type_ == "PERSON")


def _place(token: Token, kind: EntityType | None) -> bool:
    if token.pos_ in {"ADV", "PRON"}:
        return kind in {"location", "organisation", "other"}
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and kind not in _PEOPLE
        and not is_time(token)
        and not belongs(token, "no_place")
    )


def _organisation(token: Token, kind: EntityType | None) -> bool:
    if token.pos_ in {"ADV", "PRON"}:
        return kind in {"organisation", "group"}
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and kind not in _PEOPLE
        and not is_time(token)
        and not belongs(token, "empty")
        and (token.pos_ == "PROPN" or kind == "organisation" or belongs(token, "firms"))
    )


def _firm(token: Token, kind: EntityType | None) -> bool:
    return (
        _organisation(token, kind)
        and (kind in {"organisation", "other", None} or belongs(token, "firms"))
        and not _club(token, kind)
    )


def _club(token: Token, kind: EntityType | None) -> bool:
    return belongs(token, "clubs") or kind == "group"


def _role(token: Token, _kind: EntityType | None) -> bool:
    """A role word; one that is a role only of something needs that something."""
    if token.tag_ in {"NNS", "NNPS"}:
        return False
    if not belongs(token, "wide_roles"):
        return belongs(token, "roles")
    return any(
        child.dep_ in {"compound", "amod"} or (child.dep_ == "prep" and child.lower_ == "of")
        for child in token.children
    )


def _name(token: Token, _kind: EntityType | None) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _named_thing(token: Token, kind: EntityType | None) -> bool:
    return token.pos_ == "PROPN" and kind != "person" and not is_time(token)


def _owned(token: Token, kind: EntityType | None) -> bool:
    return kind not in {"person", "animal", "location", "group", "event"} and (
        belongs(token, "belongings") or (token.pos_ == "PROPN" and not is_time(token))
    )


def _belonging(token: Token, kind: EntityType | None) -> bool:
    return belongs(token, "belongings") and kind not in _PEOPLE and not any(c.dep_ == "nummod" for c in token.children)


CHECKS: Mapping[str, Check] = {
    "thing": _thing,
    "liked": lambda t, kind: _thing(t, kind) or t.tag_ == "VBG" or (kind == "person" and t.pos_ != "PRON"),
    "wanted": lambda t, kind: _thing(t, kind) and t.pos_ != "PRON",
    "doing": lambda t, _: t.tag_ == "VBG",
    "pursuit": lambda t, kind: (
        (t.tag_ == "VBG" or _thing(t, kind)) and not any(c.dep_ in {"det", "poss"} for c in t.children)
    ),
    "person": _person,
    "place": _place,
    "named_place": lambda t, kind: _place(t, kind) and kind == "location",
    "organisation": _organisation,
    "named_organisation": lambda t, kind: t.pos_ == "PROPN" and kind == "organisation",
    "employer": lambda t, kind: kind == "organisation" or (belongs(t, "firms") and not belongs(t, "led_only")),
    "belief": lambda t, kind: belongs(t, "religions") or (t.pos_ == "NOUN" and _thing(t, kind)),
    "project": lambda t, kind: kind == "project" or t.lemma_ == "project",
    "firm": _firm,
    "club": _club,
    "school": lambda t, _: belongs(t, "schools") and t.pos_ in {"NOUN", "PROPN"},
    "role": _role,
    "name": _name,
    "named_thing": _named_thing,
    "led": lambda t, kind: _thing(t, kind) and (belongs(t, "led") or kind in {"project", "organisation", "group"}),
    "animal": lambda t, kind: kind == "animal" or belongs(t, "animals"),
    "belonging": _belonging,
    "kept": _owned,
    "task": lambda t, kind: belongs(t, "tasks") or kind == "project",
    "quality": lambda t, _: t.pos_ == "ADJ" and not any(belongs(t, name) for name in _OTHER_ADJECTIVES),
    "kind": lambda t, _: (
        t.pos_ == "NOUN"
        and not belongs(t, "empty")
        and not is_time(t)
        and not any(c.dep_ == "nummod" for c in t.children)
    ),
    "counted": lambda t, _: t.pos_ == "NOUN" and not is_time(t) and any(c.dep_ == "nummod" for c in t.children),
    "version": lambda t, _: t.lemma_ == "version" or re.fullmatch(r"v?\d+(\.\d+)+", t.text) is not None,
    "skill": lambda t, _: belongs(t, "skills"),
}
