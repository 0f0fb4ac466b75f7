// Ties the names of some referents to the entity that each of them is.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (e:Entity {id: row.entity})
MATCH (a:Alias {referent: row.referent})
OPTIONAL MATCH (a)-[old:ALIAS_OF]->(:Entity)
DELETE old
WITH DISTINCT a, e
CREATE (a)-[:ALIAS_OF]->(e)
