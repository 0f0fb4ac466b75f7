// The turns of a context that have all of some tags, for a reader who may see them.
//
// access:  read
// params:  context, everything, open, scope, tags
// returns: many turn
MATCH (s:Session {context: $context})
WHERE ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND all(tag IN $scope WHERE tag IN s.scope)
MATCH (s)-[:HAS_TURN]->(t:Turn)
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND all(tag IN $scope WHERE tag IN t.scope)
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
