"""Referents, their names and entities: keys that follow from the words, edges that follow from who is who."""

from collections.abc import Iterator

from graph import scopes
from graph.engine.queries import run
from graph.ids import derived
from graph.verifying.pages import Finding, Page, Records, Row
from graph.writing import referents as rows_of
from graph.writing import surroundings


def referents(records: Records) -> Iterator[Finding]:
    """What is wrong with referents and the names by which they are found."""
    return records.walk(lambda tx, place: run(tx, "verify/referents", **place), _referents)


def aliases(records: Records) -> Iterator[Finding]:
    """What is wrong with aliases."""
    return records.walk(lambda tx, place: run(tx, "verify/aliases", **place), _aliases)


def entities(records: Records) -> Iterator[Finding]:
    """What is wrong with entities."""
    return records.walk(lambda tx, place: run(tx, "verify/entities", **place), _entities)


def kept_scopes(records: Records) -> Iterator[Finding]:
    """What is wrong with the scopes that are kept for those who are spoken of there."""
    return records.walk(lambda tx, place: run(tx, "verify/scopes", **place), _scopes, f"{records.context}|")


def _referents(page: Page) -> Iterator[Finding]:
    stored = dict[str, dict[str, Row]]()
    for row in run(page.tx, "verify/names", referents=sorted(page.records)):
        if row["alias"]["telling"]:
            stored.setdefault(row["alias"]["referent"], {})[row["alias"]["key"]] = row["alias"]
    kept = _kept(page)
    for row in page.rows:
        referent = rows_of.parsed(row["record"])
        ident = referent["id"]
        if ident != derived("ref", referent["key"]) or referent["alone"] != derived("ent", ident):
            yield Finding(check="key", id=ident, says="The referent's ids do not follow from its key.")
        if row["entities"] != [referent["entity"]]:
            says = f"It means {' and '.join(row['entities']) or 'nobody'}, not {referent['entity']}."
            yield Finding(check="means", id=ident, says=says)
        if referent["place"] != scopes.place(page.context, referent["scope"]):
            yield Finding(check="place", id=ident, says="The referent is not found by its scope.")
        if missing := [tag for tag in referent["scope"] if (referent["place"], tag) not in kept]:
            says = f"Its scope is not found by {' and '.join(missing)}."
            yield Finding(check="scope", id=ident, says=says)
        if not referent["said"].get("names"):
            yield Finding(check="said", id=ident, says="Nobody speaks of the referent.")
        yield from _names(referent, stored.get(ident, {}))


def _kept(page: Page) -> set[tuple[str, str]]:
    """The scopes of some referents that are kept, by place, each with the tags by which it is found."""
    places = sorted({row["record"]["place"] for row in page.rows})
    return {(row["place"], row["tag"]) for row in run(page.tx, "verify/places", places=places)}


def _scopes(page: Page) -> Iterator[Finding]:
    for row in page.rows:
        kept = row["record"]
        if not row["referents"]:
            yield Finding(check="scope", id=kept["id"], says="A scope is kept in which nobody is spoken of.")
        expected = surroundings.row(page.context, tuple(kept["scope"]), kept["tag"])
        if kept != expected["properties"] | {"key": expected["key"]}:
            yield Finding(check="scope", id=kept["id"], says="A scope is not kept as its tags say.")


def _names(referent: Row, stored: dict[str, Row]) -> Iterator[Finding]:
    """Found by the names and descriptions by which it goes, and by no others."""
    expected = {row["key"]: row["properties"] for row in rows_of.alias_rows(referent).values()}
    missing = expected.keys() - stored.keys()
    if missing:
        says = f"It goes by {len(missing)} names by which it cannot be found."
        yield Finding(check="names", id=referent["id"], says=says)
    for key, alias in stored.items():
        if key not in expected:
            yield Finding(check="names", id=alias["id"], says=f"{referent['id']} does not go by this name.")
        elif any(alias.get(name) != value for name, value in expected[key].items()):
            yield Finding(check="names", id=alias["id"], says=f"The name is not as {referent['id']} goes by it.")


def _aliases(page: Page) -> Iterator[Finding]:
    wanted = sorted({row["record"]["referent"] for row in page.rows})
    found = run(page.tx, "referent/find", referents=wanted)
    entity = {row["referent"]["id"]: row["referent"]["entity"] for row in found}
    for row in page.rows:
        alias = row["record"]
        if alias["id"] != derived("alias", alias["key"]) or not alias["key"].startswith(f"{alias['referent']}|"):
            yield Finding(check="key", id=alias["id"], says="The alias's id and key do not follow from its referent.")
        if alias["lookup"] != f"{alias['context']}|{alias['normal']}":
            yield Finding(check="lookup", id=alias["id"], says="The alias is not found by its name.")
        if alias["referent"] not in entity:
            says = f"It is a name of {alias['referent']}, and there is no such referent."
            yield Finding(check="referent", id=alias["id"], says=says)
        elif row["entities"] != [entity[alias["referent"]]]:
            says = f"It is a name of {' and '.join(row['entities']) or 'nobody'}, not of {entity[alias['referent']]}."
            yield Finding(check="alias_of", id=alias["id"], says=says)


def _entities(page: Page) -> Iterator[Finding]:
    for row in page.rows:
        entity = row["record"]["id"]
        if not row["referents"]:
            yield Finding(check="nobody", id=entity, says="The entity is nobody: no referent means it.")
        if row["edges"] != row["relations"]:
            says = f"{row['edges']} edges lead from it to other entities, for {row['relations']} facts."
            yield Finding(check="relates", id=entity, says=says)
