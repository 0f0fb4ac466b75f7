// Keeps what an operation did and why, tied to the turns that it took in.
//
// access:  write
// params:  now, properties, trace, turns
// returns: nothing
CREATE (t:Trace {id: $trace})
SET t += $properties, t.at = datetime($now)
WITH t
UNWIND $turns AS id
MATCH (turn:Turn {id: id})
CREATE (t)-[:INGESTED]->(turn)
