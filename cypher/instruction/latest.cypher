// Rules for the agent that a reader may see, in force or, where `active` is null, all, the latest first.
//
// access:  read
// params:  active, context, everything, limit, open, recorded_ms, tags
// returns: many instruction
MATCH (i:Instruction {context: $context})
WHERE ($everything OR all(tag IN i.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND i.rule
  AND ($active IS NULL OR i.active = $active)
  AND i.recorded_ms <= $recorded_ms
RETURN i {.*} AS instruction
ORDER BY i.recorded_ms DESC, i.id DESC
LIMIT $limit
