"""Doubts about names and descriptions that fit several: they follow from who is ambiguous now, and end with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.engine.queries import run
from graph.ids import derived
from graph.writing import referents
from graph.writing.doubting import doubt_at
from graph.writing.identity import Cast
from graph.writing.reads import Read
from graph.writing.unit import Unit

Row = dict[str, Any]
REASON = "ambiguous_name"


def doubts_of(unit: Unit, cast: Cast, reads: Sequence[Read]) -> list[Row]:
    """Rows for `uncertainty/record`: one for each place where a name is said that fits several.

    Where a name has become clear, its doubts are taken away.
    """
    new = [read.turn.id for read in reads]
    unsettled = _mentions(unit, cast.unsettled, None)
    clear = [_ident(row["mention"]) for row in unsettled if cast.is_clear(row["mention"]["referent"])]
    run(unit.tx, "uncertainty/remove", uncertainties=clear)
    ambiguous = {key for key in cast.spoken if not cast.is_clear(key)} - cast.unsettled
    rows = [row for row in unsettled if not cast.is_clear(row["mention"]["referent"])]
    rows += _mentions(unit, ambiguous, new)
    called = _called(unit, cast, {row["mention"]["referent"] for row in rows})
    return [_doubt(row["mention"], row["turn"], called) for row in rows]


def _mentions(unit: Unit, keys: set[str], turns: Sequence[str] | None) -> list[Row]:
    return run(unit.tx, "mention/of_referents", referents=sorted(keys), turns=turns) if keys else []


def _called(unit: Unit, cast: Cast, keys: set[str]) -> dict[str, str]:
    """For each ambiguous referent the names between which nobody can tell: "Ann Abel or Ann Zorn"."""
    rivals = {key: cast.rows[key]["rivals"] for key in keys}
    found = referents.found(unit.tx, (one for several in rivals.values() for one in several))
    name = {key: referents.called(row) for key, row in found.items()}
    return {key: " or ".join(sorted({name[one] for one in several})) for key, several in rivals.items()}


def _ident(mention: Row) -> str:
    return derived("unc", mention["turn_id"], str(mention["start"]), str(mention["end"]), REASON)


def _doubt(mention: Row, turn: Row, called: Mapping[str, str]) -> Row:
    about = f"{mention['text']}: {called[mention['referent']]}"
    return doubt_at(mention, turn, _ident(mention), {"reason": REASON, "about": about})
