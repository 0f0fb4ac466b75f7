// Replaces the metadata of a session.
//
// access:  write
// params:  metadata, session
// returns: nothing
MATCH (s:Session {key: $session})
SET s.metadata = $metadata
