// Keeps that somebody says that two are one.
//
// access:  write
// params:  merges
// returns: nothing
UNWIND $merges AS row
CREATE (m:Merge {id: row.id})
SET m += row.properties
