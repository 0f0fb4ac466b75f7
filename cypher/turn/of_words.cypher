// The turns of a context that hold some words, in any case, for a reader who may see them.
//
// access:  read
// params:  context, everything, open, tags, words
// returns: many turn
MATCH (s:Session {context: $context})
WHERE ($everything OR all(tag IN s.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (s)-[:HAS_TURN]->(t:Turn)
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND toLower(t.content) CONTAINS toLower($words)
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
