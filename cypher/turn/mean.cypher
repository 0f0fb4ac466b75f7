// Keeps of turns whom some of their words mean, because somebody said so.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS row
MATCH (t:Turn {id: row.id})
SET t.meant = row.meant
