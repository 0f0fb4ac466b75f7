// Counts new turns of a session and widens the time that it covers.
//
// access:  write
// params:  first_said_at, last_said_at, session, turn_count
// returns: nothing
MATCH (s:Session {key: $session})
SET s.turn_count = $turn_count,
  s.first_said_at = CASE WHEN s.first_said_at IS NULL OR s.first_said_at > datetime($first_said_at)
    THEN datetime($first_said_at) ELSE s.first_said_at END,
  s.last_said_at = CASE WHEN s.last_said_at IS NULL OR s.last_said_at < datetime($last_said_at)
    THEN datetime($last_said_at) ELSE s.last_said_at END
