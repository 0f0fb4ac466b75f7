// Ties claims to their object.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS row
MATCH (c:Claim {id: row.id})
MATCH (o:Entity {id: row.object})
CREATE (c)-[:OBJECT]->(o)
