"""Which words a rule may take as its object: a place, a person, a name, a thing that can be liked."""

import re
from collections.abc import Callable, Mapping

from spacy.tokens import Token

from extraction.clauses.classes import CLASSES, belongs
from extraction.clauses.wording import hyphenated
from extraction.records import EntityType

Types = Callable[[Token], EntityType | None]
"""Gives the type of what a word refers to, None where nobody knows."""
Check = Callable[[Token, EntityType | None], bool]

_DOER = re.compile(r"(?:[^aeiou]er|eer|ator|ctor|itor|ssor|yor|ist|ician|man|woman|lady)$")
_MEDICINE = re.compile(
    r"(?:cillin|mycin|statin|pril|sartan|olol|[dp]azole|idone|[ae]pam|formin|profen|dopa|xaban|tidine|oxetine|triptan|codeine)s?$"
)
_PEOPLE = frozenset({"person", "animal"})


def is_time(token: Token) -> bool:
    """Whether a word names a time: "March", "weekend", "2019", "3pm"."""
    if is_numbered(token):
        return False
    return (belongs(token, "calendar") and token.ent_type_ == "") or token.pos_ == "NUM" or token.text[:1].isdigit()


def is_numbered(token: Token) -> bool:
    """Whether a number closes a name: "8" of "Pixel 8"."""
    return token.pos_ == "NUM" and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.lefts)


def _is_named(token: Token) -> bool:
    return token.pos_ == "PROPN" or is_numbered(token)


def fits(name: str | None, token: Token, kind: EntityType | None) -> bool:
    """Whether a word may stand where a rule takes this."""
    return name is None or CHECKS[name](token, kind)


def _thing(token: Token, kind: EntityType | None) -> bool:
    if token.pos_ == "PRON":
        return kind is not None and kind != "person"
    named = token.pos_ in {"NOUN", "PROPN"} or is_numbered(token)
    return named and not belongs(token, "empty") and not is_time(token) and kind != "person"


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
        return belongs(token, "roles") or _names_a_doer(token)
    return any(
        child.dep_ in {"compound", "amod"} or (child.dep_ == "prep" and child.lower_ == "of")
        for child in token.children
    )


def _names_a_doer(token: Token) -> bool:
    """Tell by its ending that a noun with an article names who does something for a living: "a taxidermist"."""
    return (
        token.pos_ == "NOUN"
        and _DOER.search(token.lower_) is not None
        and not belongs(token, "no_roles")
        and any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in token.children)
    )


def _name(token: Token, _kind: EntityType | None) -> bool:
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON"


def _named_thing(token: Token, kind: EntityType | None) -> bool:
    return _is_named(token) and kind != "person" and not is_time(token)


def _owned(token: Token, kind: EntityType | None) -> bool:
    return kind not in {"person", "animal", "location", "group", "event"} and (
        belongs(token, "belongings") or belongs(token, "goods") or _is_named_thing(token, kind)
    )


def _is_named_thing(token: Token, kind: EntityType | None) -> bool:
    """Whether it has a name, which the tagger may take for a plain noun: "a Leica"."""
    return (_is_named(token) or (kind == "product" and token.text[:1].isupper())) and not is_time(token)


def _named_make(token: Token, kind: EntityType | None) -> bool:
    return _is_named_thing(token, kind) and kind in {"product", "organisation", "other"}


def _one_of_a_make(token: Token, kind: EntityType | None) -> bool:
    """A thing called by its make: "a Leica", "her own Leica"; "has a Zoom at nine" tells of an hour."""
    one = any(child.lower_ in {"a", "an", "another", "own"} for child in token.children)
    beside = (*token.children, *token.head.children)
    return one and _named_make(token, kind) and not any(child.lower_ in {"at", "with"} for child in beside)


def _belonging(token: Token, kind: EntityType | None) -> bool:
    return (
        (belongs(token, "belongings") or belongs(token, "goods"))
        and kind not in _PEOPLE
        and not _is_counted_or_anothers(token)
    )


def _is_counted_or_anothers(token: Token) -> bool:
    """Tell "two keys" (a number of them), "has my mower" (not the owner) and "has the phone to her ear"."""
    own = any(child.lower_ == "own" for child in token.children)
    return any(
        child.dep_ == "nummod" or child.lower_ == "the" or (child.dep_ == "poss" and not own)
        for child in token.children
    )


CHECKS: Mapping[str, Check] = {
    "thing": _thing,
    "liked": lambda t, kind: _thing(t, kind) or t.tag_ == "VBG" or (kind == "person" and t.lower_ not in {"me", "you"}),
    "wanted": lambda t, kind: _thing(t, kind) or (t.pos_ in {"NOUN", "PROPN"} and kind == "person"),
    "doing": lambda t, _: t.tag_ == "VBG" or (t.dep_ == "xcomp" and t.lower_.endswith("ing")),
    "pursuit": lambda t, kind: (
        (t.tag_ == "VBG" or _thing(t, kind)) and not any(c.dep_ in {"det", "poss"} for c in t.children)
    ),
    "person": _person,
    "place": _place,
    "spot": lambda t, kind: (
        _place(t, kind) and (kind == "location" or any(belongs(t, name) for name in ("spots", "buildings", "firms")))
    ),
    "nook": lambda t, kind: (
        t.pos_ == "NOUN"
        and kind not in _PEOPLE
        and (belongs(t, "spots") or belongs(t, "buildings"))
        and t.lemma_ != "floor"
    ),
    "language": lambda t, kind: (
        belongs(t, "languages") or (t.pos_ == "PROPN" and kind not in _PEOPLE and not is_time(t))
    ),
    "body": lambda t, _: belongs(t, "body"),
    "bad_body": lambda t, _: (
        belongs(t, "body") and any(c.dep_ in {"amod", "compound"} and belongs(c, "hurting") for c in t.children)
    ),
    "lasting": lambda t, _: (
        t.pos_ in {"ADJ", "VERB"}
        and t.tag_ != "JJS"
        and (t.pos_ == "ADJ" or t.lower_ in CLASSES["lasting"])
        and (belongs(t, "lasting") or hyphenated(t).lower() in CLASSES["lasting"])
    ),
    "inability": lambda t, _: not belongs(t, "no_inability"),
    "goal": lambda t, _: t.tag_ == "VB",
    "measured": lambda t, _: any(c.dep_ == "nummod" for c in t.children),
    "home": lambda t, kind: _place(t, kind) and (belongs(t, "buildings") or not belongs(t, "spots")),
    "uncounted": lambda t, _: not any(c.dep_ == "nummod" for c in t.children),
    "named_place": lambda t, kind: _place(t, kind) and kind == "location",
    "organisation": _organisation,
    "named_organisation": lambda t, kind: t.pos_ == "PROPN" and kind == "organisation",
    "employer": lambda t, kind: kind == "organisation" or (belongs(t, "firms") and not belongs(t, "led_only")),
    "belief": lambda t, kind: belongs(t, "religions") or (t.pos_ == "NOUN" and _thing(t, kind)),
    "project": lambda t, kind: kind == "project" or t.lemma_ == "project",
    "firm": _firm,
    "club": _club,
    "school": lambda t, _: belongs(t, "schools") and t.pos_ in {"NOUN", "PROPN"},
    "workplace": lambda t, kind: (
        _organisation(t, kind)
        and not any(belongs(word, "schools") for word in (t, *t.children, *(e for c in t.children for e in c.children)))
    ),
    "subject": lambda t, _: t.pos_ in {"NOUN", "PROPN"} and (belongs(t, "languages") or belongs(t, "subjects")),
    "medicine": lambda t, _: belongs(t, "medicines") or (t.pos_ != "PRON" and _MEDICINE.search(t.lower_) is not None),
    "role": _role,
    "name": _name,
    "bare_name": lambda t, kind: (
        t.ent_type_ == "PERSON" and kind == "person" and not any(c.dep_ in {"det", "poss", "case"} for c in t.children)
    ),
    "named_thing": _named_thing,
    "led": lambda t, kind: _thing(t, kind) and (belongs(t, "led") or kind in {"project", "organisation", "group"}),
    "animal": lambda t, kind: kind == "animal" or belongs(t, "animals"),
    "belonging": _belonging,
    "named_make": _named_make,
    "one_of_a_make": _one_of_a_make,
    "kept": _owned,
    "business": lambda t, kind: (
        (belongs(t, "firms") or belongs(t, "buildings"))
        and kind not in _PEOPLE
        and any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in t.children)
    ),
    "adjectival": lambda t, _: t.tag_ not in {"VBN", "VBD"},
    "participle": lambda t, _: t.tag_ in {"VBN", "VBD"},
    "task": lambda t, kind: belongs(t, "tasks") or kind == "project",
    "kind": lambda t, _: (
        t.pos_ == "NOUN"
        and not belongs(t, "empty")
        and not any(belongs(t, name) for name in ("no_kinds", "roles"))
        and not is_time(t)
        and any(c.lower_ in {"a", "an", "another", "our"} and c.dep_ in {"det", "poss"} for c in t.children)
    ),
    "apposed_kind": lambda t, kind: (
        t.dep_ == "appos"
        and t.head.pos_ == "PROPN"
        and kind not in _PEOPLE
        and not any(belongs(t, name) for name in ("empty", "no_kinds", "roles"))
        and any(c.dep_ == "det" and c.lower_ in {"a", "an", "the"} for c in t.children)
    ),
    "named_product": lambda t, kind: _is_named(t) and kind == "product",
    "pet_name": lambda t, kind: t.pos_ == "PROPN" and kind in {"person", "animal", "other", None},
    "adjective": lambda t, _: t.pos_ == "ADJ",
    "counted": lambda t, _: (
        t.pos_ == "NOUN"
        and not is_time(t)
        and not belongs(t, "units")
        and any(c.dep_ == "nummod" and c.lower_ != "one" for c in t.children)
    ),
    "version": lambda t, _: t.lemma_ == "version" or re.fullmatch(r"v?\d+(\.\d+)+", t.text) is not None,
    "skill": lambda t, _: belongs(t, "skills"),
}
