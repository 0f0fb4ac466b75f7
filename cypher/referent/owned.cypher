// The referents that are described as somebody's: the sister of one of these.
//
// access:  read
// params:  owners
// returns: many referent
MATCH (a:Alias)
WHERE a.owner IN $owners
MATCH (r:Referent {id: a.referent})
RETURN DISTINCT r {.*} AS referent
