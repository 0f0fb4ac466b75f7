// The slots in which what is said of some entities competes.
//
// access:  read
// params:  context, entities, everything, open, tags
// returns: many slot
UNWIND $entities AS id
MATCH (e:Entity {id: id})<-[:SUBJECT|OBJECT]-(c:Claim)
WITH c
WHERE c.context = $context AND c.slot IS NOT NULL
  AND ($everything OR all(tag IN c.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN DISTINCT c.slot AS slot
