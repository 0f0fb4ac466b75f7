// Takes away names by which referents go no longer.
//
// access:  write
// params:  aliases
// returns: nothing
UNWIND $aliases AS key
MATCH (a:Alias {key: key})
DETACH DELETE a
