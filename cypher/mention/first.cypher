// Where each of some referents is spoken of first; several places of one moment are all given.
//
// access:  read
// params:  referents
// returns: many mention
MATCH (m:Mention)
WHERE m.referent IN $referents
WITH m.referent AS referent, min(m.position) AS position
MATCH (first:Mention {referent: referent})
WHERE first.position = position
WITH first
MATCH (t:Turn)-[:HAS_MENTION]->(first)
RETURN first {.*} AS mention, t {.id, .role, .speaker, .kind, .said_at, .session_id, .recorded_ms} AS turn
