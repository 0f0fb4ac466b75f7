// Keeps what some turns are searched by.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS row
MATCH (t:Turn {id: row.id})
SET t.words = row.words
