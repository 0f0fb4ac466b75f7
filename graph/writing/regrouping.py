"""What follows where a referent is another entity than before: its claims and mentions go there as well."""

from collections.abc import Iterable
from typing import Any

from graph.engine.queries import run
from graph.writing import referents
from graph.writing.identity import Cast
from graph.writing.slots import Slot, competes, make, restanding
from graph.writing.unit import Unit

Row = dict[str, Any]


def regroup(unit: Unit, cast: Cast) -> dict[str, Slot]:
    """Move claims and mentions to the entities that their referents are now; give the slots to settle again."""
    keys = sorted({*cast.moved, *cast.unsettled})
    if not keys:
        return {}
    claims = [row["claim"] for row in run(unit.tx, "claim/of_referents", referents=keys)]
    _know(unit, cast, claims)
    touched = dict[str, Slot]()
    rows = [_moved(claim, cast, touched) for claim in claims]
    make(unit, touched)
    run(unit.tx, "claim/move", claims=rows)
    pairs = [{"referent": key, "entity": cast.entity(key) if cast.is_clear(key) else None} for key in keys]
    run(unit.tx, "mention/move", pairs=pairs)
    return touched


def _know(unit: Unit, cast: Cast, claims: Iterable[Row]) -> None:
    """Take in the referents at the other ends of claims."""
    ends = {claim[end] for claim in claims for end in ("subject_ref", "object_ref") if claim.get(end)}
    cast.rows |= referents.found(unit.tx, ends - cast.rows.keys())


def _moved(claim: Row, cast: Cast, touched: dict[str, Slot]) -> Row:
    """A claim as `claim/move` takes it; the slot that it leaves and the one that it comes to are touched."""
    ends = [claim["subject_ref"], claim.get("object_ref")]
    subject, object_ = (cast.entity(end) if end else None for end in ends)
    if claim.get("slot"):
        before = restanding(claim, claim["subject_id"], claim.get("object_id")).slot
        touched[before.key] = before
    now = restanding(claim, subject or "", object_)
    stands = competes(claim["modality"], clear=all(cast.is_clear(end) for end in ends if end))
    if stands:
        touched[now.slot.key] = now.slot
    slot = now.slot.key if stands else None
    properties = {"slot": slot, "subject_id": subject, "object_id": object_, "content": now.content}
    return {"id": claim["id"], "subject": subject, "object": object_, "slot": slot, "properties": properties}
