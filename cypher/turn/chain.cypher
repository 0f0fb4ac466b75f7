// Ties each turn to the one after it.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS pair
MATCH (before:Turn {key: pair.before})
MATCH (after:Turn {key: pair.after})
MERGE (before)-[:NEXT]->(after)
