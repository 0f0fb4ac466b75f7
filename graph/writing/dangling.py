"""Corrections that go with what they correct: what ends a fact, settles a doubt, takes a rule back or names somebody.

A memory that never saw a message has no corrections of what it says, and none of its words in them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import neo4j

from graph import sessions
from graph.access import Access
from graph.engine.queries import run
from graph.writing import referents
from graph.writing.correcting import session_of
from graph.writing.forgetting import Chosen
from graph.writing.spoken import CALLING
from graph.writing.stating import RULE

Row = dict[str, Any]
PAGE = 500
"""Slots looked at together."""


def take_corrections(tx: neo4j.Transaction, access: Access, what: Chosen) -> None:
    """Adds the turns of corrections that correct nothing once all that was chosen is forgotten, as far as they may go.

    What is said by turns that stay and are read again without the others is not looked at.
    """
    gone = what.every
    found = [*_of_facts(tx, what), *_of_rules(tx, access, what), *_of_people(tx, access, what)]
    for row in found:
        if row["turn"] not in gone and access.lens.writes(row["scope"]):
            what.turns.setdefault(row["session_id"], set()).add(row["turn"])
            what.last.add(row["session_id"])


def _of_facts(tx: neo4j.Transaction, what: Chosen) -> Iterator[Row]:
    """What was stated by hand of facts, where all that had said the same before it goes."""
    gone, lost = what.every, set[tuple[str, str]]()
    for turns in what.turns.values():
        said = [row["claim"] for row in run(tx, "claim/said_in", turns=sorted(turns))]
        lost |= {(claim["slot"], claim["content"]) for claim in said if claim.get("slot") and not _by_hand(claim)}
    slots = sorted({slot for slot, _ in lost})
    for place in range(0, len(slots), PAGE):
        found = [row["claim"] for row in run(tx, "slot/claims", slots=slots[place : place + PAGE])]
        for claim in found:
            same = (claim["slot"], claim["content"])
            names = claim["predicate"] in CALLING and claim["modality"] == "asserted"
            if same in lost and _by_hand(claim) and not names:
                others = [one for one in found if (one["slot"], one["content"]) == same and not _by_hand(one)]
                before = [one["turn_id"] for one in others if one["recorded_ms"] <= claim["recorded_ms"]]
                if before and gone.issuperset(before):
                    yield {"turn": claim["turn_id"], "session_id": claim["session_id"], "scope": claim["scope"]}


def _by_hand(claim: Row) -> bool:
    return claim["rule"] == RULE


def _of_rules(tx: neo4j.Transaction, access: Access, what: Chosen) -> Iterator[Row]:
    """What took rules back or gave them again, where all that had said them goes."""
    gone = what.every
    groups = {row["group"] for row in run(tx, "instruction/groups", turns=sorted(gone), **access.lens.params())}
    sayings = dict[tuple[str, str, str], list[Row]]()
    for row in run(tx, "instruction/of_groups", groups=sorted(groups)) if groups else ():
        rule, turn = row["instruction"], row["turn"]
        if turn:
            sayings.setdefault((rule["group"], rule["topic"], rule["value"]), []).append(
                {**turn, "scope": rule["scope"]}
            )
    for said in sayings.values():
        others = {one["id"] for one in said if one["kind"] != "correction"}
        if others and others <= gone:
            by_hand = (one for one in said if one["kind"] == "correction")
            yield from ({"turn": one["id"], "session_id": one["session_id"], "scope": one["scope"]} for one in by_hand)


def _of_people(tx: neo4j.Transaction, access: Access, what: Chosen) -> Iterator[Row]:
    """Corrections that speak of somebody or something of whom nobody else speaks any more."""
    gone = what.every
    lost = Counter[str]()
    for turns in what.turns.values():
        lost += _spoken_of(run(tx, "turn/casts", turns=sorted(turns)))
    rows = [referents.parsed(row["referent"]) for row in run(tx, "referent/find", referents=sorted(lost))]
    left = {row["id"]: sum(row["said"].get("names", {}).values()) - lost[row["id"]] for row in rows}
    waiting = {key for key, count in left.items() if count > 0}
    homes = {session_of(access.context_id, row["scope"]) for row in rows if row["id"] in waiting}
    places = [sessions.key_of(access, home) for home in sorted(homes)]
    found = run(tx, "turn/corrections", sessions=places, referents=sorted(waiting)) if waiting else []
    found = [row for row in found if row["turn"] not in gone]
    told = _spoken_of(found)
    alone = {key for key in waiting if told[key] == left[key]}
    yield from (row for row in found if not alone.isdisjoint(_spoken_of([row])))


def _spoken_of(rows: Iterable[Row]) -> Counter[str]:
    """How often turns speak of each referent."""
    return Counter(one["id"] for row in rows for one in json.loads(row["cast"] or "[]"))
