// Ties facts to those that they replaced, with the reason.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (new:Fact {id: row.new})
MATCH (old:Fact {id: row.old})
MERGE (new)-[r:SUPERSEDES]->(old)
SET r.reason = row.reason, r.display = row.reason
