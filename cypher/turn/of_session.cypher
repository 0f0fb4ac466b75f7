// The turns of a session, for a reader who may see them.
//
// access:  read
// params:  everything, open, session, tags
// returns: many turn
MATCH (t:Turn)
WHERE t.session = $session AND t.seq > 0
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
