// Rules for the agent of some scopes that a reader may see, of a session and in force or not where these are not null, the latest first.
//
// access:  read
// params:  active, everything, limit, open, places, recorded_ms, session_id, tags
// returns: many instruction
MATCH (i:Instruction)
WHERE i.place IN $places
  AND ($everything OR all(tag IN i.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND i.rule
  AND ($session_id IS NULL OR i.session_id = $session_id)
  AND ($active IS NULL OR i.active = $active)
  AND i.recorded_ms <= $recorded_ms
RETURN i {.*} AS instruction
ORDER BY i.recorded_ms DESC, i.id DESC
LIMIT $limit
