// Where each of some referents is spoken of first; several places of one moment are all given.
//
// access:  read
// params:  referents
// returns: many mention
UNWIND $referents AS referent
MATCH (m:Mention {referent: referent})
WITH referent, min(m.position) AS position
MATCH (first:Mention {referent: referent})
WITH first, position
WHERE first.position = position
MATCH (t:Turn)-[:HAS_MENTION]->(first)
RETURN first {.*} AS mention, t {.id, .role, .speaker, .kind, .said_at, .session_id, .recorded_ms} AS turn
