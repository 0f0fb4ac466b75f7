// The referents that go by some names or descriptions, of scopes that lie in or around one of some.
//
// access:  read
// params:  lookups, near
// returns: many referent
UNWIND $lookups AS lookup
MATCH (a:Alias {lookup: lookup})
WITH a
WHERE a.telling AND any(scope IN $near WHERE all(tag IN scope WHERE tag IN a.scope) OR all(tag IN a.scope WHERE tag IN scope))
WITH a.referent AS referent, collect(a.normal) AS texts
MATCH (r:Referent {id: referent})
RETURN texts, r {.*} AS referent
