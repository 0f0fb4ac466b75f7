"""Who is who: worked out again from everything that is said, it comes to what is stored."""

from collections.abc import Iterator

from graph import clock
from graph.engine.queries import run
from graph.ids import derived
from graph.verifying.pages import Finding, Page, Records, Row
from graph.writing import referents, sameness
from graph.writing.joining import Joiner, News
from graph.writing.roll import Roll
from graph.writing.unit import Unit

JOINED = ("joins", "rivals", "entity")
"""What follows, of a referent, from what is said of all."""


def who_is_who(records: Records) -> Iterator[Finding]:
    """Referents that would join others than they do, or be other entities."""
    return records.walk(lambda tx, place: run(tx, "verify/referents", **place), _again)


def _again(page: Page) -> Iterator[Finding]:
    # A roll of its own for each page keeps memory bounded; nothing is written.
    roll = Roll(Unit(page.tx, page.context, (), "", clock.now()))
    roll.learn({"referent": dict(row["record"])} for row in page.rows)
    rows = list(roll.rows.values())
    names = {name for row in rows for name in referents.names_of(row)}
    descriptions = {text for row in rows for text in referents.descriptions(row)}
    Joiner(roll).join(News(set(page.records), names, descriptions))
    for ident, stored in page.records.items():
        if changed := [name for name in JOINED if roll.rows[ident][name] != stored[name]]:
            says = f"Other {' and '.join(changed)} follow from what is said."
            yield Finding(check="who_is_who", id=ident, says=says)
    yield from _entities(page)


def _entities(page: Page) -> Iterator[Finding]:
    """The referents of one entity are those that a chain of joins and merges ties together."""
    wanted = sorted({stored["entity"] for stored in page.records.values()})
    found = [referents.parsed(row["referent"]) for row in run(page.tx, "referent/of_entities", entities=wanted)]
    grouped = dict[str, dict[str, Row]]()
    for row in found:
        grouped.setdefault(row["entity"], {})[row["id"]] = row
    for entity, rows in grouped.items():
        joins = [(key, to) for key, row in rows.items() for to in row["joins"]]
        merges = [(key, one.split()[0]) for key, row in rows.items() for one in row["merges"]]
        outside = sorted({to for _, to in (*joins, *merges)} - rows.keys())
        if outside:
            says = f"It is joined to {', '.join(outside)}, which is another entity."
            yield Finding(check="who_is_who", id=entity, says=says)
        for component in sameness.components(rows, [*joins, *merges]):
            first = sameness.head({key: referents.member(rows[key]) for key in component}, joins, merges)
            if derived("ent", first) != entity:
                says = f"{', '.join(sorted(component))} are {derived('ent', first)}, and are kept as this entity."
                yield Finding(check="who_is_who", id=entity, says=says)
