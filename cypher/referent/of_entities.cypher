// The referents of some entities.
//
// access:  read
// params:  entities
// returns: many referent
MATCH (r:Referent)
WHERE r.entity IN $entities
RETURN r {.*} AS referent
