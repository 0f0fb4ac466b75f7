// Lets mentions be the latest of their referents in a session no longer.
//
// access:  write
// params:  keys
// returns: nothing
MATCH (m:Mention)
WHERE m.spoken IN $keys
REMOVE m.spoken
