// Aliases with ids between two, with the entities that they are names of.
//
// access:  read
// params:  limit, since, until
// returns: many alias
MATCH (a:Alias)
WHERE a.id >= $since AND a.id < $until
WITH a
LIMIT $limit
RETURN a.id AS place, a {.*} AS record,
  COLLECT { MATCH (a)-[:ALIAS_OF]->(e:Entity) RETURN e.id } AS entities
