// Which of some scopes are kept.
//
// access:  read
// params:  places
// returns: many scope
UNWIND $places AS place
MATCH (s:ScopeTag {place: place})
RETURN DISTINCT s.scope AS scope
