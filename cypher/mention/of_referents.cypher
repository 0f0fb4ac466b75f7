// Where some referents are spoken of, in some turns or in all.
//
// access:  read
// params:  referents, turns
// returns: many mention
UNWIND $referents AS referent
MATCH (m:Mention {referent: referent})
WITH m
WHERE $turns IS NULL OR m.turn_id IN $turns
MATCH (t:Turn)-[:HAS_MENTION]->(m)
RETURN m {.*} AS mention, t {.id, .role, .speaker, .kind, .said_at, .session_id, .recorded_ms} AS turn
