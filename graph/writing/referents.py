"""Referents as the graph keeps them: what is said of each, and the names by which it is found."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import neo4j

from graph import scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.writing import callings, likeness, names, surroundings
from graph.writing.reads import Telling
from graph.writing.sameness import Member
from graph.writing.unit import Unit

Row = dict[str, Any]
LASTING = ("key", "scope", "family", "name", "named", "owner", "relation")
"""What does not change of a referent, whatever is said of it."""


def fresh(telling: Telling) -> Row:
    """A referent that nobody has spoken of yet."""
    one, place = telling.one, telling.unit.place
    lasting = {
        "key": one.key,
        "scope": list(place.scope),
        "family": one.family,
        "name": one.called,
        "named": one.named,
        "owner": None if one.named else one.owner,
        "relation": None if one.named else one.relation,
    }
    row = blank(place.context, one.id, lasting, telling.unit.now_ms)
    return row | {"properties": row["properties"] | {"said_ms": telling.said_ms}}


def blank(context: str, ident: str, lasting: Row, now_ms: int) -> Row:
    """A referent of whom nothing is said yet, by what does not change of it."""
    properties = {
        **lasting,
        "context": context,
        "place": scopes.place(context, lasting["scope"]),
        "said": "{}",
        "alone": derived("ent", ident),
        "entity": derived("ent", ident),
        "joins": [],
        "merges": [],
        "rivals": [],
        "likes": [],
        "said_ms": now_ms,
        "created_ms": now_ms,
    }
    return {"id": ident, "properties": properties}


def parsed(row: Row) -> Row:
    """A stored referent with what is said of it as counts by field."""
    unsaid = {"owner": None, "relation": None, "likes": [], "said_ms": row["created_ms"]}
    return {**unsaid, **row, "said": json.loads(row["said"])}


def make(unit: Unit, wanted: Sequence[Row]) -> list[Row]:
    """Make referents that are not there yet; rows of all of them, as they are."""
    rows = run(unit.tx, "referent/merge", referents=wanted, opening=unit.opening)
    surroundings.enter(unit.tx, unit.context, {tuple(row["referent"]["scope"]) for row in rows if row["created"]})
    return rows


def found(tx: neo4j.Transaction, keys: Iterable[str]) -> dict[str, Row]:
    """Stored referents by their ids, each as `parsed` gives it."""
    wanted = sorted(set(keys))
    rows = run(tx, "referent/find", referents=wanted) if wanted else []
    return {row["referent"]["id"]: parsed(row["referent"]) for row in rows}


def revised(row: Row) -> Row:
    """A referent as `referent/revise` takes it."""
    told = {name: row[name] for name in ("said_ms", "created_ms", "entity", "joins", "merges", "rivals", "likes")}
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
        calls=frozenset(names_of(row)),
        seeks=frozenset(callings.sought(row["name"], {kind(row)})) if row["named"] else frozenset(),
        kind=kind(row),
        gender=gender(row),
        merged=frozenset(one.split()[0] for one in row["merges"]),
        said_ms=row["said_ms"],
    )


def names_of(row: Row) -> set[str]:
    """The names by which it goes, normalised, with the parts of names that may stand for the whole."""
    said = row["said"]
    given = [*(said.get("names", ()) if row["named"] else ()), *said.get("aliases", ())]
    return {text for name in given for text in callings.called(name, said.get("types", ()))}


def sought(row: Row) -> set[str]:
    """The texts under which its fuller names are looked for, its own name among them."""
    return callings.sought(row["name"], row["said"].get("types", ())) if row["named"] else set()


def suggested(row: Row) -> set[str]:
    """The texts by which one may go who is likely the same."""
    return callings.suggested(row["name"], row["said"].get("types", ())) if row["named"] else set()


def slips(row: Row) -> set[str]:
    """The text under which one is found whose name may be a slip of the pen."""
    bones = likeness.skeleton(row["name"]) if row["named"] else None
    return {callings.slip(bones)} if bones else set()


def alike_around(row: Row) -> set[str]:
    """The texts under which those are found who are likely the same."""
    return suggested(row) | callings.hinted(names_of(row)) | slips(row) if row["named"] else set()


def seeks(row: Row, text: str) -> bool:
    """Whether one that was found under a text may join who goes by it."""
    return callings.is_sought(text) or row["name"] == text


def gender(row: Row) -> str | None:
    """The gender that is said of it most, else the one that its title tells."""
    counts = row["said"].get("genders", {})
    return min(counts, key=lambda told: (-counts[told], told), default=callings.title_gender(row["name"]))


def descriptions(row: Row) -> set[str]:
    """The descriptions by which it goes: "ref_of_alice's sister"."""
    return set(row["said"].get("owned", ()))


def alias_rows(row: Row) -> dict[str, Row]:
    """Rows of `alias/merge` for the names and descriptions of a referent, by these."""
    if not is_spoken_of(row):
        return {}
    shown = {names.normal(name): name for name in shown_names(row)}
    found = dict[str, Row]()
    seeking = callings.marked(sought(row) - {row["name"]}) | callings.hinted(suggested(row)) | slips(row)
    for text in sorted(names_of(row) | descriptions(row) | seeking):
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
        "place": name_place(row["context"], row["scope"], normal),
        "normal": normal,
        "referent": row["id"],
    }
    return {"key": key, "properties": properties | told}


def alias_keys(referent: str, text: str) -> list[str]:
    """The keys of what is kept of one name or description of a referent."""
    return [_alias_key(referent, text), _alias_key(referent, f"called {text}")]


def bare_key(referent: str) -> str:
    """The key of how a nameless referent reads as long as it is described as nobody's."""
    return _alias_key(referent, "called ")


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


def name_place(context: str, scope: Iterable[str], text: str) -> str:
    """A name or description in one scope, as statements look for it by its place."""
    return f"{scopes.place(context, scope)}|{text}"


def name_places(context: str, around: Iterable[scopes.Scope], texts: Collection[str]) -> list[str]:
    """Names or descriptions in each of some scopes, in the order of these."""
    return [name_place(context, scope, text) for scope in sorted(around) for text in texts]


def lookup(context: str, name: str) -> str:
    """How a name is found among the aliases of a context."""
    return f"{context}|{names.normal(name)}"
