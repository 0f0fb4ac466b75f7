// Takes away referents of whom nobody speaks any more, with the names by which they went.
//
// access:  write
// params:  referents
// returns: nothing
UNWIND $referents AS id
MATCH (r:Referent {id: id})
OPTIONAL MATCH (a:Alias {referent: id})
DETACH DELETE a, r
