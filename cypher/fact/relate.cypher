// Brings the edges from entity to entity up to date with their facts.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS row
MATCH (:Fact {id: row.id})-[:SUBJECT]->(:Entity)-[r:RELATES {fact_id: row.id}]->()
SET r.status = row.properties.status, r.display = row.properties.display, r.valid_from = datetime(row.valid_from),
  r.valid_until = datetime(row.valid_until)
