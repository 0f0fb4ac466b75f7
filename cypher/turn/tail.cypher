// The last turns of a session, from a number on, oldest first.
//
// access:  read
// params:  session, since
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq >= $since
RETURN t {.id, .message_id, .seq, .role, .speaker, .addressees, .content, .said_at, .recorded_at, .kind} AS turn
ORDER BY t.session, t.seq
