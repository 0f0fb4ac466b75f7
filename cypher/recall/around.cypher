// Turns by their places in their sessions, as far as a reader may see them.
//
// access:  read
// params:  everything, keys, open, recorded_ms, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.key IN $keys AND t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .message_id, .session, .session_id, .seq, .role, .speaker, .content, .said_at, .said_ms} AS turn
