// Rules for the agent that a reader may see, oldest first.
//
// access:  read
// params:  after_id, after_ms, context, everything, limit, open, recorded_ms, session_id, since, tags, until
// returns: many instruction
MATCH (i:Instruction)
WHERE i.listed >= $since AND i.listed < $until
WITH i
WHERE i.context = $context
  AND ($everything OR all(tag IN i.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($session_id IS NULL OR i.session_id = $session_id)
  AND i.rule
  AND i.recorded_ms <= $recorded_ms
  AND (i.recorded_ms > $after_ms OR (i.recorded_ms = $after_ms AND i.id > $after_id))
RETURN i {.*} AS instruction, i.recorded_ms AS position
ORDER BY i.recorded_ms, i.id
LIMIT $limit
