// Writes what has changed of referents.
//
// access:  write
// params:  referents
// returns: nothing
UNWIND $referents AS row
MATCH (r:Referent {id: row.id})
SET r += row.properties
