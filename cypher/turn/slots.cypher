// In which slots what some turns say competes.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many slot
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(c:Claim)
WHERE c.slot IS NOT NULL
  AND ($everything OR all(tag IN c.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN DISTINCT c.slot AS slot
