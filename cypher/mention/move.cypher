// Ties the mentions of some referents to the entity that each of them is, and to none where that is not clear.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (m:Mention {referent: row.referent})
OPTIONAL MATCH (m)-[old:REFERS_TO]->(:Entity)
DELETE old
WITH DISTINCT m, row
MATCH (e:Entity {id: coalesce(row.entity, '')})
CREATE (m)-[:REFERS_TO {method: m.method, confidence: m.confidence,
  display: m.method + ' ' + toString(m.confidence)}]->(e)
