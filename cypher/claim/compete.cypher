// Ties claims to the slot in which they compete.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS row
MATCH (c:Claim {id: row.id})
MATCH (k:Slot {key: row.slot})
CREATE (c)-[:ABOUT]->(k)
