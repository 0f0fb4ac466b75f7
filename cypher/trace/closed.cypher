// Ties a trace to the facts that it ended or replaced.
//
// access:  write
// params:  facts, trace
// returns: nothing
UNWIND $facts AS id
MATCH (t:Trace {id: $trace})
MATCH (f:Fact {id: id})
CREATE (t)-[:CLOSED]->(f)
