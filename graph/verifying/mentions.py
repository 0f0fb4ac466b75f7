"""Mentions: spans that quote their turn, tied to the entity that their referent is."""

from collections.abc import Iterator

from graph.engine.queries import run
from graph.ids import derived
from graph.verifying import spans
from graph.verifying.pages import Finding, Page, Records, Row, by_id
from graph.writing.gazetteer import strand


def mentions(records: Records) -> Iterator[Finding]:
    """What is wrong with mentions."""
    return records.walk(lambda tx, place: run(tx, "verify/mentions", **place), _mentions)


def _mentions(page: Page) -> Iterator[Finding]:
    turns = by_id(page.tx, (row["record"]["turn_id"] for row in page.rows))
    named = sorted({row["record"]["referent"] for row in page.rows if row["record"].get("referent")})
    found = run(page.tx, "referent/find", referents=named)
    referents = {row["referent"]["id"]: row["referent"] for row in found}
    for row in page.rows:
        mention = row["record"]
        yield from spans.own(mention, turns.get(mention["turn_id"]), "text")
        if row["turns"] != [mention["turn_id"]]:
            says = f"The mention hangs on {len(row['turns'])} turns, not on {mention['turn_id']}."
            yield Finding(check="turn", id=mention["id"], says=says)
        if mention["id"] != derived("mention", mention["turn_id"], str(mention["start"]), str(mention["end"])):
            yield Finding(check="key", id=mention["id"], says="The mention's id does not follow from turn and span.")
        if mention["turn_id"] in turns:
            yield from _of_turn(mention, turns[mention["turn_id"]])
        yield from _meaning(mention, row["entities"], referents)


def _of_turn(mention: Row, turn: Row) -> Iterator[Finding]:
    """In the scope of its turn and recorded with it; the latest of its referent in its strand of turns, if of any."""
    if sorted(mention["scope"]) != sorted(turn["scope"]):
        yield Finding(check="scope", id=mention["id"], says="The mention has another scope than its turn.")
    if mention.get("recorded_ms") != turn["recorded_ms"]:
        yield Finding(
            check="recorded", id=mention["id"], says="The mention was recorded at another time than its turn."
        )
    session = f"{mention['context']}|{turn['session_id']}"
    latest = f"{strand(session, turn['scope'])}|{mention.get('referent')}"
    if mention.get("spoken") not in (None, latest):
        says = "The mention is marked as the latest of another referent, or of other turns."
        yield Finding(check="latest", id=mention["id"], says=says)


def _meaning(mention: Row, entities: list[str], referents: dict[str, Row]) -> Iterator[Finding]:
    """Tied to what its referent is, and to nothing where several are meant."""
    name = mention.get("referent")
    if name and name not in referents:
        yield Finding(check="referent", id=mention["id"], says=f"It names {name}, and there is no such referent.")
        return
    referent = referents[name] if name else None
    meant = [referent["entity"]] if referent and not referent["rivals"] else []
    if entities != meant:
        says = f"It refers to {' and '.join(entities) or 'nobody'}; what it means is {''.join(meant) or 'not clear'}."
        yield Finding(check="refers_to", id=mention["id"], says=says)
