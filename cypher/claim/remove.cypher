// Takes claims away.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS id
MATCH (c:Claim {id: id})
DETACH DELETE c
