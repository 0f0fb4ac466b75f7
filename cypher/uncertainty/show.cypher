// A doubt by its id, for a reader who may see it.
//
// access:  read
// params:  context, everything, uncertainty, open, tags
// returns: maybe uncertainty
MATCH (u:Uncertainty {id: $uncertainty})
WITH u
WHERE u.context = $context
  AND ($everything OR all(tag IN u.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN u {.*} AS uncertainty
