// The parts of every merge of a context, for a reader who may see them.
//
// access:  read
// params:  context, everything, open, tags
// returns: many merge
MATCH (m:Merge {context: $context})
WHERE ($everything OR all(tag IN m.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN m {.*} AS merge
