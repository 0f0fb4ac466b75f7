// Takes the session for this transaction and says how many turns it has, and how often it was revised.
//
// access:  write
// params:  now_ms, session
// returns: one count
MATCH (s:Session {key: $session})
SET s.locked_ms = $now_ms
RETURN s.turn_count AS turn_count, coalesce(s.revision, 0) AS revision
