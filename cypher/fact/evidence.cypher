// Ties facts to the turns that support them, each with the characters that do.
//
// access:  write
// params:  evidence
// returns: nothing
UNWIND $evidence AS row
MATCH (f:Fact {id: row.fact})
MATCH (t:Turn {id: row.turn})
CREATE (f)-[e:EVIDENCED_BY]->(t)
SET e += row.properties
