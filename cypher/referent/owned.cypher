// The referents that are described as somebody's: the sister of one of these.
//
// access:  read
// params:  owners
// returns: many referent
UNWIND $owners AS owner
MATCH (a:Alias {owner: owner})
WITH DISTINCT a.referent AS referent
MATCH (r:Referent {id: referent})
RETURN r {.*} AS referent
