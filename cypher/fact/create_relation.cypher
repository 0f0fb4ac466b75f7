// Makes relations: facts about a subject, tied to the slot that holds them.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS row
MATCH (s:Entity {id: row.subject})
MATCH (k:Slot {key: row.slot})
CREATE (f:Fact:Relation {id: row.id})
SET f += row.properties, f.valid_from = datetime(row.valid_from), f.valid_until = datetime(row.valid_until),
  f.occurred_at = datetime(row.occurred_at), f.known_from = datetime(row.known_from),
  f.known_until = datetime(row.known_until), f.said_at = datetime(row.said_at)
CREATE (f)-[:SUBJECT]->(s)
CREATE (f)-[:ABOUT]->(k)
