// Adds turns to the end of a session, each tied to the one before it, and widens the time that the session covers.
//
// access:  write
// params:  first_said_at, last_said_at, now, session, turn_count, turns
// returns: nothing
MATCH (s:Session {key: $session})
SET s.turn_count = $turn_count,
  s.first_said_at = CASE WHEN s.first_said_at IS NULL OR s.first_said_at > datetime($first_said_at)
    THEN datetime($first_said_at) ELSE s.first_said_at END,
  s.last_said_at = CASE WHEN s.last_said_at IS NULL OR s.last_said_at < datetime($last_said_at)
    THEN datetime($last_said_at) ELSE s.last_said_at END
WITH s
UNWIND $turns AS row
CREATE (t:Turn {id: row.id, key: row.key, message_key: row.message_key})
SET t += row.properties, t.said_at = datetime(row.said_at), t.recorded_at = datetime($now)
CREATE (s)-[:HAS_TURN]->(t)
WITH t, row
MATCH (before:Turn {key: row.before})
CREATE (before)-[:NEXT]->(t)
