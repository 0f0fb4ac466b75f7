// Lets go of scopes in which nobody is spoken of any more.
//
// access:  write
// params:  places
// returns: nothing
UNWIND $places AS place
MATCH (s:ScopeTag {place: place})
WHERE NOT EXISTS { MATCH (:Referent {place: place}) }
DETACH DELETE s
