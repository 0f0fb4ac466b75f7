// Scopes with ids between two, each with the number of those who are spoken of there.
//
// access:  read
// params:  limit, since, until
// returns: many scope
MATCH (s:ScopeTag)
WHERE s.id >= $since AND s.id < $until
WITH s
LIMIT $limit
RETURN s.id AS place, s {.*} AS record, COUNT { MATCH (:Referent {place: s.place}) } AS referents
