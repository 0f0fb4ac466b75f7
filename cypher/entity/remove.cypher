// Takes away entities that are nobody any more.
//
// access:  write
// params:  entities
// returns: nothing
MATCH (e:Entity)
WHERE e.id IN $entities
DETACH DELETE e
