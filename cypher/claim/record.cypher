// Keeps what turns say: tied to the characters that say it, to whom it is about, and to the slot it competes in.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS row
MATCH (t:Turn {id: row.turn})
MATCH (s:Entity {id: row.subject})
OPTIONAL MATCH (o:Entity {id: coalesce(row.object, '')})
OPTIONAL MATCH (k:Slot {key: coalesce(row.slot, '')})
CREATE (c:Claim {id: row.id})
SET c += row.properties
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:EVIDENCED_BY {start: row.properties.start, end: row.properties.end, quote: row.properties.quote,
  role: row.properties.role, trust: row.properties.trust, confidence: row.properties.confidence}]->(t)
FOREACH (object IN CASE WHEN o IS NULL THEN [] ELSE [o] END | CREATE (c)-[:OBJECT]->(object))
FOREACH (slot IN CASE WHEN k IS NULL THEN [] ELSE [k] END | CREATE (c)-[:ABOUT]->(slot))
