// Referents with ids between two, with the entities that they mean.
//
// access:  read
// params:  limit, since, until
// returns: many referent
MATCH (r:Referent)
WHERE r.id >= $since AND r.id < $until
WITH r
LIMIT $limit
RETURN r.id AS place, r {.*} AS record,
  COLLECT { MATCH (r)-[:MEANS]->(e:Entity) RETURN e.id } AS entities
