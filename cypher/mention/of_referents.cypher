// Where some referents are spoken of, in some turns or in all.
//
// access:  read
// params:  referents, turns
// returns: many mention
MATCH (m:Mention)
WHERE m.referent IN $referents AND ($turns IS NULL OR m.turn_id IN $turns)
WITH m
MATCH (t:Turn)-[:HAS_MENTION]->(m)
RETURN m {.*} AS mention, t {.id, .role, .speaker, .kind, .said_at, .session_id, .recorded_ms} AS turn
