// Keeps whom and what turns speak of.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS row
MATCH (t:Turn {id: row.id})
SET t.cast = row.cast
