// The last turns of a session that were recorded by a moment, as far as a reader may see them, the latest first.
//
// access:  read
// params:  everything, limit, open, recorded_ms, session, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > 0 AND t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .session_id, .seq, .speaker, .content, .said_ms} AS turn
ORDER BY t.seq DESC
LIMIT $limit
