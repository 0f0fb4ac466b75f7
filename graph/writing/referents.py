"""Referents as the graph keeps them: what is said of each, and the names by which it is found."""

import json
from collections.abc import Sequence
from typing import Any

from graph.ids import derived
from graph.writing import names
from graph.writing.sameness import Member
from graph.writing.spoken import Spoken
from graph.writing.unit import Place

Row = dict[str, Any]


def fresh(place: Place, one: Spoken, now_ms: int) -> Row:
    """A referent that nobody has spoken of yet."""
    properties = {
        "key": one.key,
        "context": place.context,
        "scope": list(place.scope),
        "family": one.family,
        "name": names.normal(one.name),
        "named": one.named,
        "owner": None if one.named else one.owner,
        "relation": None if one.named else one.relation,
        "said": "{}",
        "alone": derived("ent", one.id),
        "entity": derived("ent", one.id),
        "joins": [],
        "merges": [],
        "rivals": [],
        "created_ms": now_ms,
    }
    return {"id": one.id, "properties": properties}


def parsed(row: Row) -> Row:
    """A stored referent with what is said of it as counts by field."""
    return {"owner": None, "relation": None, **row, "said": json.loads(row["said"])}


def revised(row: Row) -> Row:
    """A referent as `referent/revise` takes it."""
    told = {name: row[name] for name in ("entity", "joins", "merges", "rivals")}
    said = json.dumps(row["said"], sort_keys=True)
    return {"id": row["id"], "properties": told | {"said": said, "display": called(row)}}


def called(row: Row) -> str:
    """How it is called most by those who speak of it under its own name."""
    counts = row["said"].get("names", {})
    own = {name: count for name, count in counts.items() if names.normal(name) == row["name"]}
    return next(iter(spellings(own or counts)), row["name"])


def kind(row: Row) -> str:
    """The type that it is taken for most."""
    counts = row["said"].get("types", {})
    return min(counts, key=lambda one: (one in names.VAGUE, -counts[one], one), default="other")


def typed(row: Row) -> str:
    """The type that it was given by hand last, behind a text that grows with time; nothing where nobody did."""
    return max(row["said"].get("typed", {}), default="")


def is_spoken_of(row: Row) -> bool:
    """Whether anybody speaks of it."""
    return bool(row["said"].get("names"))


def member(row: Row) -> Member:
    """As far as it matters for who is who."""
    said = row["said"]
    return Member(
        id=row["id"],
        scope=frozenset(row["scope"]),
        family=row["family"],
        name=row["name"],
        named=row["named"],
        told=bool(said.get("parts")) or (row["named"] and bool(said.get("owned"))),
    )


def names_of(row: Row) -> set[str]:
    """The names by which it goes, normalised, with the parts of names that may stand for the whole."""
    said = row["said"]
    given = [*(said.get("names", ()) if row["named"] else ()), *said.get("aliases", ())]
    person, firm = "person" in said.get("types", ()), "organisation" in said.get("types", ())
    return {form for name in given for form in _forms(name, person=person, firm=firm)}


def descriptions(row: Row) -> set[str]:
    """The descriptions by which it goes: "ref_of_alice's sister"."""
    return set(row["said"].get("owned", ()))


def alias_rows(row: Row) -> dict[str, Row]:
    """Rows of `alias/merge` for the names and descriptions of a referent, by these."""
    shown = {names.normal(name): name for name in shown_names(row)}
    found = dict[str, Row]()
    for text in sorted(names_of(row) | descriptions(row)):
        owner, _, relation = text.partition("'s ")
        described = text in descriptions(row)
        told = {"name": shown.get(text, relation if described else text), "shown": text in shown, "telling": True}
        found[text] = _alias(row, text, text, told | {"owner": owner if described else None})
    return found


def display_row(row: Row, description: str, name: str) -> Row:
    """A row of `alias/merge` for how a description reads: one is found by it, and nobody is taken for another by it."""
    told = {"name": name, "shown": True, "telling": False, "owner": None}
    return _alias(row, f"called {description}", names.normal(name), told)


def _alias(row: Row, kind: str, normal: str, told: Row) -> Row:
    """One name of a referent; `kind` tells its names from each other."""
    key = _alias_key(row["id"], kind)
    properties = {
        "id": derived("alias", key),
        "context": row["context"],
        "scope": row["scope"],
        "lookup": f"{row['context']}|{normal}",
        "normal": normal,
        "referent": row["id"],
    }
    return {"key": key, "properties": properties | told}


def alias_keys(referent: str, text: str) -> list[str]:
    """The keys of what is kept of one name or description of a referent."""
    return [_alias_key(referent, text), _alias_key(referent, f"called {text}")]


def _alias_key(referent: str, kind: str) -> str:
    return f"{referent}|{kind}"


def shown_names(row: Row) -> list[str]:
    """The names of a referent as they were said, of each spelling the most frequent."""
    said = row["said"]
    counts = {**said.get("aliases", {}), **(said.get("names", {}) if row["named"] else {})}
    best = dict[str, str]()
    for name in spellings(counts):
        best.setdefault(names.normal(name), name)
    return list(best.values())


def spellings(counts: dict[str, int]) -> Sequence[str]:
    """Ways of writing, the best first: the most frequent, then the shortest, then one that does not shout."""
    return sorted(counts, key=lambda name: (-counts[name], len(name), name.isupper(), name))


def lookup(context: str, name: str) -> str:
    """How a name is found among the aliases of a context."""
    return f"{context}|{names.normal(name)}"


def _forms(name: str, *, person: bool, firm: bool) -> set[str]:
    forms = {names.normal(name)}
    if person and " " in name.strip():
        forms.add(names.normal(name.split(maxsplit=1)[0]))
    if firm:
        forms.add(names.without_suffix(names.normal(name)))
    return forms
