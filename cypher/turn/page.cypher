// Turns of a session after a number, in order, with whom each speaks of.
//
// access:  read
// params:  after, limit, session
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > $after
RETURN t {.id, .message_id, .seq, .role, .speaker, .addressees, .content, .said_at, .recorded_at, .kind, .scope,
  .labels, .to_read, .payload, .cast, .meant} AS turn
ORDER BY t.session, t.seq
LIMIT $limit
