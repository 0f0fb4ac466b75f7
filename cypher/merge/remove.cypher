// Takes merges of a context away, with all their parts.
//
// access:  write
// params:  context, merges
// returns: nothing
UNWIND $merges AS id
MATCH (m:Merge {merge_id: id})
WITH m
WHERE m.context = $context
DETACH DELETE m
