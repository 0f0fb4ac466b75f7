// The sessions that have all of some tags, for a reader who may see them.
//
// access:  read
// params:  context, everything, open, scope, tags
// returns: many session
MATCH (s:Session {context: $context})
WHERE ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND all(tag IN $scope WHERE tag IN s.scope)
RETURN s.id AS session_id
