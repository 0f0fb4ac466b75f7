// Ties facts to their object, and draws the edge that is walked from entity to entity.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS row
MATCH (f:Fact {id: row.id})
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
CREATE (f)-[:OBJECT]->(o)
CREATE (s)-[:RELATES {fact_id: row.id, predicate: row.properties.predicate, status: row.properties.status,
  display: row.properties.display, valid_from: datetime(row.valid_from), valid_until: datetime(row.valid_until)}]->(o)
