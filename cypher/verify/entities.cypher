// Entities with ids between two, with how many referents mean them and how many edges lead from them.
//
// access:  read
// params:  limit, since, until
// returns: many entity
MATCH (e:Entity)
WHERE e.id >= $since AND e.id < $until
WITH e
LIMIT $limit
RETURN e.id AS place, e {.*} AS record,
  COUNT { (:Referent)-[:MEANS]->(e) } AS referents,
  COUNT { (e)-[:RELATES]->(:Entity) } AS edges,
  COUNT { (e)<-[:SUBJECT]-(f:Fact) WHERE f.object_id IS NOT NULL } AS relations
