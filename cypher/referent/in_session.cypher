// The referents that go by some names in some scopes, of those that a session's turns have named, each with the last.
//
// access:  read
// params:  places, strand
// returns: many referent
UNWIND $places AS place
MATCH (a:Alias {place: place})
WITH DISTINCT a.referent AS referent
MATCH (m:Mention {spoken: $strand + '|' + referent})
MATCH (t:Turn {id: m.turn_id})
RETURN referent, t.cast AS cast
ORDER BY referent
