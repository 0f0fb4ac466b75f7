// The referent that would be this entity if it were alone.
//
// access:  read
// params:  entity
// returns: maybe referent
MATCH (r:Referent {alone: $entity})
RETURN r {.*} AS referent
