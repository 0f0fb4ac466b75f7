// Says of the parts of a merge of a context that it was undone, and when.
//
// access:  write
// params:  context, merge, now
// returns: nothing
MATCH (m:Merge {merge_id: $merge})
WITH m
WHERE m.context = $context
SET m.active = false, m.undone_at = datetime($now)
