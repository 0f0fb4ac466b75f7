// Ties a trace to the facts that it confirmed.
//
// access:  write
// params:  facts, trace
// returns: nothing
UNWIND $facts AS id
MATCH (t:Trace {id: $trace})
MATCH (f:Fact {id: id})
CREATE (t)-[:CONFIRMED]->(f)
