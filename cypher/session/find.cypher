// A session by its id, for a reader who may see it.
//
// access:  read
// params:  everything, open, session, tags
// returns: maybe session
MATCH (s:Session {key: $session})
WHERE ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN s {.id, .scope, .metadata, .created_at, .turn_count, .first_said_at, .last_said_at} AS session,
  coalesce(s.revision, 0) AS revision
