// The referents that are described as somebody's: the sister of one of these.
//
// access:  read
// params:  owners
// returns: many referent
MATCH (a:Alias)
WHERE a.owner IN $owners
WITH a.lookup AS lookup, a.referent AS referent
MATCH (r:Referent {id: referent})
RETURN DISTINCT r {.*} AS referent
