// Doubts that some turns raised and that follow from no slot.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many uncertainty
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(u:Uncertainty)
WHERE u.slot IS NULL AND u.turn_id = id
  AND ($everything OR all(tag IN u.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN DISTINCT u {.*} AS uncertainty
