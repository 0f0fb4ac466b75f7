// Deletes stored replies that are too old, so many at most.
// Each is locked before it is looked at again: one whose key is used anew meanwhile stays.
//
// access:  write
// params:  limit, stale_ms
// returns: one count
MATCH (r:Request)
WHERE r.recorded_ms <= $stale_ms
WITH r
LIMIT $limit
SET r.context = r.context
WITH r
WHERE r.recorded_ms <= $stale_ms
DELETE r
RETURN count(*) AS count
