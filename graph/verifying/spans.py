"""Spans: what quotes a turn quotes the characters that it points at."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.verifying.pages import Finding, Page, Row, by_id


def evidence(page: Page, kind: str, *, wider: bool = False) -> Iterator[Finding]:
    """What is wrong with the edges from some records to the turns that they were read in.

    Every record has one; it quotes what it points at, and the turn has the scope of the record, or may have a `wider`.
    """
    turns = by_id(page.tx, (edge["turn"] for row in page.rows for edge in row["evidence"]))
    for row in page.rows:
        record = row["record"]
        if not row["evidence"]:
            yield Finding(check="evidence", id=record["id"], says=f"The {kind} has no evidence in any turn.")
        for edge in row["evidence"]:
            turn = turns[edge["turn"]]
            if not quotes(turn, edge, "quote"):
                says = f"Its evidence in {turn['id']} does not quote the characters {edge['start']} to {edge['end']}."
                yield Finding(check="span", id=record["id"], says=says)
            other = set(turn["scope"]) ^ set(record["scope"])
            if other and not (wider and set(turn["scope"]) < set(record["scope"])):
                says = f"Its evidence lies in {turn['id']}, which has another scope."
                yield Finding(check="evidence_scope", id=record["id"], says=says)


def own(record: Row, turn: Row | None, field: str = "quote") -> Iterator[Finding]:
    """What is wrong with the span that a record itself keeps."""
    if turn is None:
        says = f"It was read in {record.get('turn_id')}, and there is no such turn."
        yield Finding(check="turn", id=record["id"], says=says)
    elif not quotes(turn, record, field):
        says = f"It does not quote the characters {record['start']} to {record['end']} of {turn['id']}."
        yield Finding(check="span", id=record["id"], says=says)


def quotes(turn: Row, span: Mapping[str, Any], field: str) -> bool:
    """Whether a span holds the characters of the turn that it says it holds."""
    start, end = span["start"], span["end"]
    return 0 <= start <= end <= len(turn["content"]) and turn["content"][start:end] == span[field]
