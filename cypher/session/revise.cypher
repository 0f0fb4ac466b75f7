// Says of a session how many turns it has after some are gone or read anew, and which time they cover.
//
// access:  write
// params:  first_said_at, last_said_at, session, turn_count
// returns: nothing
MATCH (s:Session {key: $session})
SET s.turn_count = $turn_count, s.revision = coalesce(s.revision, 0) + 1,
  s.first_said_at = datetime($first_said_at), s.last_said_at = datetime($last_said_at)
