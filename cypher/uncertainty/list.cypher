// Doubts that a reader may see, oldest first.
//
// access:  read
// params:  after_id, after_ms, context, everything, limit, open, recorded_ms, session_id, since, status, tags, until
// returns: many uncertainty
MATCH (u:Uncertainty)
WHERE u.listed >= $since AND u.listed < $until
WITH u
WHERE u.context = $context
  AND ($everything OR all(tag IN u.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($status IS NULL OR u.status = $status)
  AND ($session_id IS NULL OR u.session_id = $session_id)
  AND u.recorded_ms <= $recorded_ms
  AND (u.recorded_ms > $after_ms OR (u.recorded_ms = $after_ms AND u.id > $after_id))
RETURN u {.*} AS uncertainty, u.recorded_ms AS position
ORDER BY u.recorded_ms, u.id
LIMIT $limit
