"""Mentions: the spans of turns that name or point at something, tied to who or what they mean."""

from collections.abc import Sequence
from typing import Any

from extraction.records import Mention
from graph.engine.queries import run
from graph.ids import derived
from graph.model import Link
from graph.reading.links import link
from graph.writing.identity import Cast
from graph.writing.unit import Unit

Row = dict[str, Any]
UNLINKED: Row = {"entity": None, "link": {}}
PLACES = 1_000
"""So many mentions of one write keep their order among themselves in lists."""


def record_mentions(
    unit: Unit, mentions: Sequence[Mention], cast: Cast, turn_ids: Sequence[str], first_new: int
) -> list[Link]:
    """Keeps the mentions of new turns and their links; gives the links. `turn_ids` are those of the whole window.

    A name that fits more than one entity keeps its mention and gets no link: that doubt is recorded apart.
    """
    rows = [_mention(unit, mention, turn_ids[mention.turn]) for mention in mentions]
    new = [(row, mention) for row, mention in zip(rows, mentions, strict=True) if mention.turn >= first_new]
    _number(unit, new)
    sure = [(row, one) for row, one in new if one.referent is not None and one.referent not in cast.ambiguous]
    before = {row["id"]: rows[mention.antecedent] for row, mention in sure if mention.antecedent is not None}
    links = [_link(row, mention, cast) for row, mention in sure]
    linked = {one["mention"]: one for one in links}
    run(unit.tx, "mention/record", mentions=[row | linked.get(row["id"], UNLINKED) for row, _ in new])
    pairs = [{"pronoun": pronoun, "antecedent": row["id"]} for pronoun, row in before.items()]
    run(unit.tx, "mention/antecede", pairs=pairs)
    return [
        link(
            {
                "mention": {"id": row["id"], **row["properties"]},
                "entity": _named(cast, mention.referent),
                "link": one["link"],
                "antecedent": before[row["id"]]["properties"] if row["id"] in before else None,
            }
        )
        for (row, mention), one in zip(sure, links, strict=True)
    ]


def _number(unit: Unit, new: Sequence[tuple[Row, Mention]]) -> None:
    """Gives mentions their place in lists: by the moment of recording, then in their own order."""
    in_order = sorted(new, key=lambda pair: (pair[1].turn, pair[1].start))
    for ordinal, (row, _) in enumerate(in_order):
        row["properties"]["position"] = unit.now_ms * PLACES + min(ordinal, PLACES - 1)


def _mention(unit: Unit, mention: Mention, turn_id: str) -> Row:
    """A mention as `mention/record` takes it; the same span of the same turn is the same mention."""
    properties = {
        "context": unit.context,
        "scope": list(unit.scope),
        "turn_id": turn_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "display": mention.text,
    }
    ident = derived("mention", turn_id, str(mention.start), str(mention.end))
    return {"id": ident, "turn": turn_id, "properties": properties}


def _link(row: Row, mention: Mention, cast: Cast) -> Row:
    other = _named(cast, mention.runner_up) if mention.runner_up is not None else {"id": None, "name": None}
    properties = {
        "method": mention.method,
        "confidence": mention.confidence,
        "runner_up": other["id"],
        "runner_up_name": other["name"],
    }
    return {"mention": row["id"], "entity": _named(cast, mention.referent)["id"], "link": properties}


def _named(cast: Cast, referent: int | None) -> Row:
    row = cast.rows[referent or 0]
    return {"id": row["id"], "name": row["name"]}
