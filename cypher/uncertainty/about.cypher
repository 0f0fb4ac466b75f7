// Ties doubts to the facts that stand against each other.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (u:Uncertainty {id: row.uncertainty})
MATCH (f:Fact {id: row.fact})
MERGE (u)-[:ABOUT]->(f)
