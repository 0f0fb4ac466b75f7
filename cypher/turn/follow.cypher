// Ties turns to those that they follow.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (before:Turn {id: row.before})
MATCH (after:Turn {id: row.after})
CREATE (before)-[:NEXT]->(after)
