// Turns by their places in their sessions, as far as a reader may see them, each as a list.
//
// access:  read
// params:  everything, keys, open, recorded_ms, tags
// returns: one list of turns
MATCH (t:Turn)
WHERE t.key IN $keys AND t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN collect([t.id, t.message_id, t.session_id, t.seq, t.role, t.speaker, t.content, t.said_ms]) AS turns
