// Takes merges away, with all their parts.
//
// access:  write
// params:  merges
// returns: nothing
UNWIND $merges AS id
MATCH (m:Merge {merge_id: id})
DETACH DELETE m
