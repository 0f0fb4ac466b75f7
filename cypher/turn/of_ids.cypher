// The sessions of some turns, for a reader who may see them.
//
// access:  read
// params:  context, everything, open, tags, turns
// returns: many turn
UNWIND $turns AS id
MATCH (t:Turn {id: id})
WITH t
WHERE t.context = $context
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
