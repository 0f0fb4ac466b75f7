"""Suggestions of merges: doubts that name two entities, what speaks for their being one, and what against it.

They follow from who is like whom (`likening`), and end with it: when the two are one, or are alike no longer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from graph import clock
from graph.engine.queries import run
from graph.ids import derived
from graph.writing import callings, likeness, referents
from graph.writing.doubting import doubt_at
from graph.writing.identity import Cast
from graph.writing.mentions import PLACES
from graph.writing.reads import Read
from graph.writing.sameness import Pair
from graph.writing.unit import Unit

Row = dict[str, Any]
REASON = "possible_same"


def suggestions_of(unit: Unit, cast: Cast, reads: Sequence[Read]) -> list[Row]:
    """Rows for `uncertainty/record`: one for each two that may be one, where the shorter name was said first.

    Who only speaks is named nowhere; then it stands where the other was named, and nowhere where both only speak.
    Suggestions that there is no reason for any more are taken away.
    """
    pairs = {pair: _about(cast, pair) for pair in _alike(unit, cast)}
    before = _before(unit, pairs)
    unsure = [pair for pair, about in pairs.items() if not _stands(cast, pair, about, before.get(pair), reads)]
    first = _firsts(unit, {key for pair in unsure for key in pair})
    places = {pair: [first[key] for key in _shorter_first(cast, pair) if key in first] for pair in unsure}
    rows = {pair: _row(cast, pair, places[pair][0], pairs[pair]) for pair in unsure if places[pair]}
    ended = {_ident(pair) for pair in cast.likened if pair not in pairs}
    ended |= {row["id"] for pair, row in rows.items() if pair in before and _is_elsewhere(row, before[pair])}
    run(unit.tx, "uncertainty/remove", uncertainties=sorted(ended))
    return list(rows.values())


def _alike(unit: Unit, cast: Cast) -> list[Pair]:
    """Those who are alike now, as far as this write may have changed what a suggestion of them says."""
    keys = {*cast.spoken, *cast.faded, *cast.moved, *(key for pair in cast.likened for key in pair)} & cast.rows.keys()
    pairs = {(min(key, other), max(key, other)) for key in keys for other in cast.rows[key]["likes"]}
    cast.rows |= referents.found(unit.tx, {key for pair in pairs for key in pair} - cast.rows.keys())
    return sorted(pairs)


def _before(unit: Unit, pairs: Iterable[Pair]) -> dict[Pair, Row]:
    """The suggestions that are there."""
    idents = {_ident(pair): pair for pair in pairs}
    found = run(unit.tx, "uncertainty/find", uncertainties=sorted(idents)) if idents else []
    return {idents[row["uncertainty"]["id"]]: row["uncertainty"] for row in found}


def _stands(cast: Cast, pair: Pair, about: str, before: Row | None, reads: Sequence[Read]) -> bool:
    """Whether a suggestion stays: nothing that is said now was said before its evidence, or is a better one."""
    if before is None or (before["about"], before["entity_ids"]) != (about, _entities(cast, pair)):
        return False
    shorter = _shorter_first(cast, pair)[0]
    if shorter in cast.spoken and before.get("named") != shorter:
        return False
    said = [clock.millis(read.turn.said_at) * PLACES for read in reads]
    return all(before["position"] < moment for moment in said)


def _entities(cast: Cast, pair: Pair) -> list[str]:
    return [cast.entity(key) for key in pair]


def _is_elsewhere(row: Row, before: Row) -> bool:
    return any(row["properties"][name] != before[name] for name in ("turn_id", "start"))


def _firsts(unit: Unit, keys: set[str]) -> dict[str, Row]:
    """Where each of some referents is said first, by what is said of the time, not by when it came."""
    found = run(unit.tx, "mention/first", referents=sorted(keys)) if keys else []
    first = dict[str, Row]()
    for row in sorted(found, key=lambda row: (row["turn"]["session_id"], row["mention"]["turn_id"])):
        first.setdefault(row["mention"]["referent"], row)
    return first


def _shorter_first(cast: Cast, pair: Pair) -> list[str]:
    """Both, the one whose name says less before the other."""
    return sorted(
        pair, key=lambda key: (len(callings.untitled(cast.rows[key]["name"]).split()), cast.rows[key]["name"])
    )


def _ident(pair: Pair) -> str:
    return derived("unc", *pair, REASON)


def _row(cast: Cast, pair: Pair, where: Row, about: str) -> Row:
    mention, turn = where["mention"], where["turn"]
    narrower = max(pair, key=lambda key: len(cast.rows[key]["scope"]))
    told = {
        "reason": REASON,
        "about": about,
        "entity_ids": _entities(cast, pair),
        "named": mention["referent"],
        "position": mention["position"],
    }
    row = doubt_at(mention, turn, _ident(pair), told)
    row["properties"]["scope"] = cast.rows[narrower]["scope"]
    return row


def _about(cast: Cast, pair: Pair) -> str:
    one, other = (referents.member(cast.rows[key]) for key in pair)
    names = " and ".join(sorted(referents.called(cast.rows[key]) for key in pair))
    reasons, doubts = "; ".join(likeness.reasons(one, other)), "; ".join(likeness.doubts(one, other))
    return f"{names} may be one: {reasons}. Against it: {doubts}."
