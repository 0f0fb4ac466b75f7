// The latest turns of the sessions that spoke last, as far as a reader may see them, the latest first.
//
// access:  read
// params:  context, everything, limit, most, open, tags
// returns: many turn
MATCH (s:Session {context: $context})
WHERE s.last_said_at IS NOT NULL
  AND ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH s
ORDER BY s.last_said_at DESC, s.id
LIMIT $most
WITH s.key AS session, s.turn_count AS count
UNWIND range(CASE WHEN count > $limit THEN count - $limit + 1 ELSE 1 END, count) AS seq
WITH session + '|' + toString(seq) AS key
MATCH (t:Turn {key: key})
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.id, .session_id, .seq, .speaker, .content, .said_ms} AS turn
ORDER BY t.said_ms DESC, t.session_id, t.seq DESC
LIMIT $limit
