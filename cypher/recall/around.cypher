// Turns by their places in their sessions, as far as a reader may see them.
//
// access:  read
// params:  everything, keys, open, recorded_ms, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.key IN $keys AND t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS id, t.message_id AS message_id, t.session_id AS session_id, t.seq AS seq, t.role AS role,
  t.speaker AS speaker, t.content AS content, t.said_ms AS said_ms
