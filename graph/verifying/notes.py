"""Instructions and doubts: read in a turn, and about facts that are there."""

from collections.abc import Iterator

from graph.engine.queries import run
from graph.verifying import spans
from graph.verifying.pages import Finding, Page, Records, by_id
from graph.writing import instructing


def instructions(records: Records) -> Iterator[Finding]:
    """What is wrong with rules for the agent."""
    return records.walk(lambda tx, place: run(tx, "verify/instructions", **place), _instructions)


def uncertainties(records: Records) -> Iterator[Finding]:
    """What is wrong with doubts."""
    return records.walk(lambda tx, place: run(tx, "verify/uncertainties", **place), _uncertainties)


def _instructions(page: Page) -> Iterator[Finding]:
    yield from spans.evidence(page, "instruction")
    turns = by_id(page.tx, (row["record"]["turn_id"] for row in page.rows))
    groups = sorted({rule["group"] for rule in page.records.values()})
    follows = instructing.following(run(page.tx, "instruction/of_groups", groups=groups))
    for ident, rule in page.records.items():
        yield from spans.own(rule, turns.get(rule["turn_id"]))
        said = follows.get(ident)
        if said and (names := instructing.differences(rule, said["properties"])):
            says = f"Other values follow from what is said of it: {', '.join(names)}."
            yield Finding(check="instruction", id=ident, says=says)


def _uncertainties(page: Page) -> Iterator[Finding]:
    # That two may be one is known to those who see both, and said where the first of them was named.
    yield from spans.evidence(page, "doubt", wider=True)
    turns = by_id(page.tx, (row["record"]["turn_id"] for row in page.rows))
    for row in page.rows:
        doubt = row["record"]
        yield from spans.own(doubt, turns.get(doubt["turn_id"]))
        # A doubt that is settled keeps the ids of facts that may be gone since.
        gone = set(doubt["fact_ids"]) - set(row["facts"]) if doubt["status"] == "resolved" else set[str]()
        if sorted([*row["facts"], *gone]) != sorted(set(doubt["fact_ids"])):
            yield Finding(check="about", id=doubt["id"], says="The doubt is not about the facts that it names.")
