// The referents that go by some names or descriptions in some scopes, by the places of both together.
//
// access:  read
// params:  places
// returns: many referent
UNWIND $places AS place
MATCH (a:Alias {place: place})
WHERE a.telling
WITH a.referent AS referent, collect(a.normal) AS texts
MATCH (r:Referent {id: referent})
RETURN texts, r {.*} AS referent
