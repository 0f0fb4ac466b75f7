// Gives turns their new numbers.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS row
MATCH (t:Turn {id: row.id})
SET t.seq = row.seq, t.key = row.key, t.display = row.display
