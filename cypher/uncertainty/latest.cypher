// Doubts that a reader may see, of a session and a status where these are not null, the latest first.
//
// access:  read
// params:  context, everything, limit, open, recorded_ms, session_id, status, tags
// returns: many uncertainty
MATCH (u:Uncertainty {context: $context})
WHERE ($everything OR all(tag IN u.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($status IS NULL OR u.status = $status)
  AND ($session_id IS NULL OR u.session_id = $session_id)
  AND u.recorded_ms <= $recorded_ms
RETURN u {.*} AS uncertainty
ORDER BY u.recorded_ms DESC, u.id DESC
LIMIT $limit
