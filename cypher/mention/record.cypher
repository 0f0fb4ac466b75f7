// Keeps the spans of turns that name or point at something.
//
// access:  write
// params:  mentions
// returns: nothing
UNWIND $mentions AS row
MATCH (t:Turn {id: row.turn})
MERGE (m:Mention {id: row.id})
SET m += row.properties
MERGE (t)-[:HAS_MENTION]->(m)
