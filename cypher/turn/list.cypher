// Turns of a session that a reader may see and that were recorded by a moment, in order.
//
// access:  read
// params:  after, everything, limit, open, recorded_ms, session, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > $after AND t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .message_id, .seq, .role, .speaker, .addressees, .content, .said_at, .recorded_at, .kind} AS turn
ORDER BY t.session, t.seq
LIMIT $limit
