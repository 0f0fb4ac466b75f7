// Makes the names by which referents go; each becomes a name of the entity that the referent is.
//
// access:  write
// params:  aliases
// returns: nothing
UNWIND $aliases AS row
MERGE (a:Alias {key: row.key})
SET a += row.properties
