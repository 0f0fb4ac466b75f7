// The parts of a merge, for a reader who may see it.
//
// access:  read
// params:  context, everything, merge, open, tags
// returns: many merge
MATCH (m:Merge {merge_id: $merge})
WITH m
WHERE m.context = $context
  AND ($everything OR all(tag IN m.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN m {.*} AS merge
ORDER BY m.id
