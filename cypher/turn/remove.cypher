// Takes turns away.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS id
MATCH (t:Turn {id: id})
DETACH DELETE t
