// Ties referents to the entity that each of them is.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (r:Referent {id: row.referent})
MATCH (e:Entity {id: row.entity})
OPTIONAL MATCH (r)-[old:MEANS]->(:Entity)
DELETE old
WITH DISTINCT r, e
CREATE (r)-[:MEANS]->(e)
