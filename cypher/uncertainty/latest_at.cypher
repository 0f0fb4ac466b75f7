// Doubts of some scopes that a reader may see, of a session and a status where these are not null, the latest first.
//
// access:  read
// params:  everything, limit, open, places, recorded_ms, session_id, status, tags
// returns: many uncertainty
MATCH (u:Uncertainty)
WHERE u.place IN $places
  AND ($everything OR all(tag IN u.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($session_id IS NULL OR u.session_id = $session_id)
  AND ($status IS NULL OR u.status = $status)
  AND u.recorded_ms <= $recorded_ms
RETURN u {.*} AS uncertainty
ORDER BY u.recorded_ms DESC, u.id DESC
LIMIT $limit
