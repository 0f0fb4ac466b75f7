// The tags under which some scopes are kept, by their places.
//
// access:  read
// params:  places
// returns: many tag
UNWIND $places AS place
MATCH (s:ScopeTag {place: place})
RETURN place, s.tag AS tag
