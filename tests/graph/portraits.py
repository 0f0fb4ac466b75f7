"""Everything that a graph holds, in words: two graphs that were told the same have the same portrait."""

import json
from collections import Counter
from typing import Any

from tests.graph.pictures import Picture

Portrait = dict[str, list[str]]

QUERIES = {
    "facts": (
        "MATCH (f:Fact {context: $context})-[:SUBJECT]->(s) OPTIONAL MATCH (f)-[:OBJECT]->(o) "
        "RETURN s.name AS s, f.predicate AS p, coalesce(o.name, f.value) AS o, f.status AS status, f.reason AS reason, "
        "toString(f.valid_from) AS since, toString(f.valid_until) AS until, f.confidence AS sure, f.quote AS quote, "
        "COLLECT { MATCH (f)-[e:EVIDENCED_BY]->(t:Turn) RETURN t.message_id + ' ' + e.quote } AS evidence, "
        "COLLECT { MATCH (f)-[:SUPERSEDES]->(b:Fact) RETURN b.quote } AS replaced, "
        "COUNT { (f)-[:ABOUT]->(:Slot) } AS slots"
    ),
    "relates": (
        "MATCH (a:Entity {context: $context})-[r:RELATES]->(b) "
        "RETURN a.name AS a, b.name AS b, r.predicate AS p, r.status AS status"
    ),
    "entities": (
        "MATCH (e:Entity {context: $context}) "
        "RETURN e.name AS name, e.type AS type, e.gender AS gender, e.scope AS scope, e.named AS named, "
        "COLLECT { MATCH (e)<-[:ALIAS_OF]-(a:Alias) RETURN a.name + ' ' + toString(a.telling) } AS aliases, "
        "COLLECT { MATCH (e)<-[:MEANS]-(r:Referent) RETURN r.name } AS referents, "
        "COLLECT { MATCH (e)<-[:SUBJECT]-(c:Claim) RETURN c.predicate + ' ' + c.quote } AS claims"
    ),
    "referents": (
        "MATCH (r:Referent {context: $context}) "
        "RETURN r.name AS name, r.scope AS scope, r.said AS said, size(r.joins) AS joins, size(r.rivals) AS rivals, "
        "r.said_ms AS moment, COLLECT { MATCH (h:Referent {alone: r.entity}) RETURN h.name } AS heads"
    ),
    "links": (
        "MATCH (t:Turn {context: $context})-[:HAS_MENTION]->(m:Mention) OPTIONAL MATCH (m)-[r:REFERS_TO]->(e:Entity) "
        "OPTIONAL MATCH (m)-[:ANTECEDENT]->(a:Mention) "
        "RETURN t.message_id AS turn, m.start AS start, m.text AS text, e.name AS entity, r.method AS method, "
        "a.text AS antecedent"
    ),
    "latest": (
        "MATCH (m:Mention {context: $context})<-[:HAS_MENTION]-(t:Turn) WHERE m.spoken IS NOT NULL "
        "MATCH (r:Referent {id: m.referent}) RETURN r.name AS name, t.message_id AS turn"
    ),
    "doubts": (
        "MATCH (u:Uncertainty {context: $context})-[:EVIDENCED_BY]->(t:Turn) "
        "OPTIONAL MATCH (by:Turn {id: u.resolved_by}) "
        "RETURN u.reason AS reason, u.about AS about, u.status AS status, t.message_id AS turn, by.message_id AS by, "
        "COLLECT { MATCH (u)-[:ABOUT]->(f:Fact) RETURN f.predicate + ' ' + f.status } AS facts, "
        "COLLECT { UNWIND u.entity_ids AS id MATCH (h:Referent {alone: id}) RETURN h.name } AS between"
    ),
    "rules": (
        "MATCH (i:Instruction {context: $context}) OPTIONAL MATCH (by:Turn {id: i.reversed_by}) "
        "OPTIONAL MATCH (t:Turn {id: i.turn_id}) "
        "RETURN i.label AS label, i.description AS text, i.active AS active, by.message_id AS by, "
        "t.message_id AS turn, i.speaker AS speaker, toString(i.said_at) AS moment, "
        "COLLECT { MATCH (i)-[e:EVIDENCED_BY]->(t:Turn) RETURN t.message_id + ' ' + e.quote } AS evidence"
    ),
    "claims": (
        "MATCH (c:Claim {context: $context})-[:EVIDENCED_BY]->(t:Turn) "
        "RETURN t.message_id AS turn, c.seq AS seq, c.predicate AS p, c.modality AS modality, c.quote AS quote, "
        "c.rule AS rule, c.confidence AS sure, c.slot IS NULL AS idle"
    ),
    "turns": (
        "MATCH (t:Turn {context: $context}) OPTIONAL MATCH (t)-[:NEXT]->(n) "
        "RETURN t.message_id AS turn, t.seq AS seq, t.display AS display, n.message_id AS next, "
        "t.key = t.session + '|' + toString(t.seq) AS keyed"
    ),
    "sessions": (
        "MATCH (s:Session {context: $context}) RETURN s.id AS id, s.turn_count AS turns, "
        "toString(s.first_said_at) AS first, toString(s.last_said_at) AS last"
    ),
    "slots": "MATCH (k:Slot) WHERE k.context = $context RETURN k.predicate AS predicate",
}


def portrait(picture: Picture) -> Portrait:
    """Everything that the graph holds, without what the context, the clock and chance have given it."""
    return {name: sorted(map(_plain, picture.rows(query))) for name, query in QUERIES.items()}


def _plain(row: dict[str, Any]) -> str:
    shown: dict[str, Any] = {name: _sorted(value) for name, value in sorted(row.items())}
    if "said" in shown:
        # Whose sister it is stands there by id, which the context gives.
        said = json.loads(shown["said"])
        shown["said"] = {field: sorted(counts.items()) for field, counts in sorted(said.items()) if field != "owned"}
    return repr(shown)


def _sorted(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, list) else value


def unlike(one: Portrait, other: Portrait) -> list[str]:
    """What one of two portraits shows and the other does not, or not as often."""
    shown, also = (Counter(f"{name}: {row}" for name, rows in of.items() for row in rows) for of in (one, other))
    return [
        *(f"only the first has {row}" for row in shown - also),
        *(f"only the second has {row}" for row in also - shown),
    ]
