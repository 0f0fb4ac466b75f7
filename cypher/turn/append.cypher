// Adds turns to a session.
//
// access:  write
// params:  now, session, turns
// returns: nothing
MATCH (s:Session {key: $session})
UNWIND $turns AS row
CREATE (t:Turn {id: row.id, key: row.key, message_key: row.message_key})
SET t += row.properties, t.said_at = datetime(row.said_at), t.recorded_at = datetime($now)
CREATE (s)-[:HAS_TURN]->(t)
