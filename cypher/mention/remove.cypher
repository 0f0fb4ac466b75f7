// Takes mentions away.
//
// access:  write
// params:  mentions
// returns: nothing
UNWIND $mentions AS id
MATCH (m:Mention {id: id})
DETACH DELETE m
