// The referents that go by some names or descriptions.
//
// access:  read
// params:  lookups
// returns: many referent
UNWIND $lookups AS lookup
MATCH (a:Alias {lookup: lookup})
WITH lookup, a
WHERE a.telling
WITH lookup, a.referent AS referent
MATCH (r:Referent {id: referent})
RETURN lookup, r {.*} AS referent
