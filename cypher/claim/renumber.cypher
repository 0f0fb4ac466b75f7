// Gives claims the new numbers of their turns.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS row
MATCH (:Turn {id: row.id})<-[:EVIDENCED_BY]-(c:Claim)
SET c.seq = row.seq
