// Takes away facts that no claim supports any more, with the edges drawn for them.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS id
MATCH (f:Fact {id: id})
OPTIONAL MATCH (f)-[:SUBJECT]->(:Entity)-[r:RELATES {fact_id: id}]->()
DELETE r
DETACH DELETE f
