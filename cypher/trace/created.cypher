// Ties a trace to the facts that it made.
//
// access:  write
// params:  facts, trace
// returns: nothing
UNWIND $facts AS id
MATCH (t:Trace {id: $trace})
MATCH (f:Fact {id: id})
CREATE (t)-[:CREATED]->(f)
