// The referents that go by some names or descriptions.
//
// access:  read
// params:  lookups
// returns: many referent
MATCH (a:Alias)
WHERE a.lookup IN $lookups AND a.telling
WITH a.lookup AS lookup, a.referent AS referent
MATCH (r:Referent {id: referent})
RETURN lookup, r {.*} AS referent
