// The referents that go by some names or descriptions.
//
// access:  read
// params:  lookups
// returns: many referent
MATCH (a:Alias)
WHERE a.lookup IN $lookups AND a.telling
MATCH (r:Referent {id: a.referent})
RETURN a.lookup AS lookup, r {.*} AS referent
