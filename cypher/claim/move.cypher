// Lets claims be about other entities, and compete where these do.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS row
MATCH (c:Claim {id: row.id})
OPTIONAL MATCH (c)-[old:SUBJECT|OBJECT|ABOUT]->()
DELETE old
WITH DISTINCT c, row
MATCH (s:Entity {id: row.subject})
OPTIONAL MATCH (o:Entity {id: coalesce(row.object, '')})
OPTIONAL MATCH (k:Slot {key: coalesce(row.slot, '')})
SET c += row.properties
CREATE (c)-[:SUBJECT]->(s)
FOREACH (object IN CASE WHEN o IS NULL THEN [] ELSE [o] END | CREATE (c)-[:OBJECT]->(object))
FOREACH (slot IN CASE WHEN k IS NULL THEN [] ELSE [k] END | CREATE (c)-[:ABOUT]->(slot))
