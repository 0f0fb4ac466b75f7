// Says of the parts of a merge that it was undone, and when.
//
// access:  write
// params:  merge, now
// returns: nothing
MATCH (m:Merge {merge_id: $merge})
SET m.active = false, m.undone_at = datetime($now)
