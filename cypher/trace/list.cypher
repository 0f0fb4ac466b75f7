// Traces that a reader may see, oldest first.
//
// access:  read
// params:  after_id, after_ms, context, everything, limit, open, session_id, since, tags, until
// returns: many trace
MATCH (t:Trace)
WHERE t.listed >= $since AND t.listed < $until
WITH t
WHERE t.context = $context
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($session_id IS NULL OR t.session_id = $session_id)
  AND (t.recorded_ms > $after_ms OR (t.recorded_ms = $after_ms AND t.id > $after_id))
WITH t
ORDER BY t.recorded_ms, t.id
LIMIT $limit
RETURN t {.*} AS trace, COLLECT { MATCH (t)-[:INGESTED]->(turn:Turn) RETURN [turn.seq, turn.id] } AS turns,
  t.recorded_ms AS position
ORDER BY t.recorded_ms, t.id
