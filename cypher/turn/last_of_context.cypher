// The turns that were said last of those recorded by a moment, as far as a reader may see them, the latest first.
//
// access:  read
// params:  context, everything, limit, open, recorded_ms, tags
// returns: many turn
MATCH (t:Turn {context: $context})
WHERE t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .session_id, .seq, .speaker, .content, .said_ms} AS turn
ORDER BY t.said_ms DESC, t.session_id, t.seq DESC
LIMIT $limit
