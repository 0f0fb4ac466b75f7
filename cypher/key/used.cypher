// Notes when a key was last used.
//
// access:  write
// params:  id, now
// returns: nothing
MATCH (k:ApiKey {id: $id})
SET k.last_used_at = datetime($now)
