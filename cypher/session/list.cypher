// Sessions that a reader may see and that have every tag asked for, oldest first.
//
// access:  read
// params:  after_id, after_ms, context, everything, limit, open, scope, since, tags, until
// returns: many session
MATCH (s:Session)
WHERE s.listed >= $since AND s.listed < $until
WITH s
WHERE s.context = $context
  AND ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND all(tag IN $scope WHERE tag IN s.scope)
  AND (s.created_ms > $after_ms OR (s.created_ms = $after_ms AND s.id > $after_id))
RETURN s {.id, .scope, .metadata, .created_at, .turn_count, .first_said_at, .last_said_at} AS session,
  s.created_ms AS position
ORDER BY s.created_ms, s.id
LIMIT $limit
