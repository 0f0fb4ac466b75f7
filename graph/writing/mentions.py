"""Mentions: the spans of turns that name or point at something, tied to who or what they mean."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extraction.records import Mention
from graph import clock
from graph.engine.queries import run
from graph.ids import derived
from graph.model import Link
from graph.reading.links import link
from graph.writing.gazetteer import strand
from graph.writing.identity import Cast
from graph.writing.reads import Read
from graph.writing.unit import Unit

Row = dict[str, Any]
PLACES = 1_000
"""Mentions that start within so many characters of a turn keep their order in lists."""


def record_mentions(unit: Unit, reads: Sequence[Read], cast: Cast) -> None:
    """Keeps the mentions of new turns, each tied to the entity that it means where that is clear."""
    rows = [row for read in reads for row in _rows(unit, read, cast)]
    latest = {row["properties"]["referent"]: row for row in rows if row["properties"]["referent"]}
    keys = {referent: f"{strand(unit.session, unit.scope)}|{referent}" for referent in latest}
    run(unit.tx, "mention/spoken", keys=sorted(keys.values()))
    for referent, row in latest.items():
        row["properties"]["spoken"] = keys[referent]
    run(unit.tx, "mention/record", mentions=rows)
    pairs = [{"pronoun": row["id"], "antecedent": row["antecedent"]} for row in rows if row["antecedent"]]
    run(unit.tx, "mention/antecede", pairs=pairs)


def links(reads: Iterable[Read], cast: Cast, looks: Mapping[str, Row]) -> list[Link]:
    """What the words of new turns point at, as callers see it."""
    return [
        link(
            {
                "mention": {"id": ident(read, mention), **_told(read, mention)},
                "entity": _named(looks, cast, read.spoken[mention.referent].id),
                "link": {"method": mention.method, "confidence": mention.confidence},
                "runner_up": _other(read, mention, looks, cast),
                "antecedent": _told(read, _before(read, mention)) if mention.antecedent is not None else None,
            }
        )
        for read in reads
        for mention in read.own()
        if mention.referent is not None and cast.is_clear(read.spoken[mention.referent].id)
    ]


def _rows(unit: Unit, read: Read, cast: Cast) -> Iterable[Row]:
    for mention in read.own():
        referent = read.spoken[mention.referent].id if mention.referent is not None else None
        other = read.spoken[mention.runner_up].id if mention.runner_up is not None else None
        clear = referent is not None and cast.is_clear(referent)
        yield {
            "id": ident(read, mention),
            "turn": read.turn.id,
            "entity": cast.entity(referent) if referent and clear else None,
            "link": {"method": mention.method, "confidence": mention.confidence},
            "antecedent": ident(read, _before(read, mention)) if mention.antecedent is not None else None,
            "properties": _told(read, mention)
            | {
                "context": unit.context,
                "scope": list(unit.scope),
                "position": clock.millis(read.turn.said_at) * PLACES + min(mention.start, PLACES - 1),
                "recorded_ms": unit.now_ms,
                "display": mention.text,
                "referent": referent,
                "runner_up": other,
                "method": mention.method,
                "confidence": mention.confidence,
            },
        }


def _before(read: Read, mention: Mention) -> Mention:
    return read.reading.mentions[mention.antecedent or 0]


def ident(read: Read, mention: Mention) -> str:
    """The same span of the same turn is the same mention."""
    return derived("mention", read.turn_of(mention), str(mention.start), str(mention.end))


def _told(read: Read, mention: Mention) -> Row:
    spans = {"start": mention.start, "end": mention.end, "text": mention.text, "kind": mention.kind}
    return {"turn_id": read.turn_of(mention), **spans}


def _named(looks: Mapping[str, Row], cast: Cast, referent: str) -> Row:
    entity = looks[cast.entity(referent)]
    return {"id": entity["id"], "name": entity["name"]}


def _other(read: Read, mention: Mention, looks: Mapping[str, Row], cast: Cast) -> Row | None:
    return None if mention.runner_up is None else _named(looks, cast, read.spoken[mention.runner_up].id)
