// Turns symmetric facts round: who was the object is the subject now, and the edges follow.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS row
MATCH (f:Fact {id: row.id})-[was:SUBJECT]->(:Entity)-[r:RELATES {fact_id: row.id}]->()
DELETE was, r
WITH f, row
MATCH (f)-[old:OBJECT]->(:Entity)
DELETE old
WITH f, row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
CREATE (f)-[:SUBJECT]->(s)
CREATE (f)-[:OBJECT]->(o)
CREATE (s)-[:RELATES {fact_id: row.id, predicate: row.properties.predicate, status: row.properties.status,
  display: row.properties.display, valid_from: datetime(row.valid_from), valid_until: datetime(row.valid_until)}]->(o)
