// Referents by their ids.
//
// access:  read
// params:  referents
// returns: many referent
MATCH (r:Referent)
WHERE r.id IN $referents
RETURN r {.*} AS referent
