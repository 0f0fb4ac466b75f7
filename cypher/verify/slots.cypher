// Slots with ids between two.
//
// access:  read
// params:  limit, since, until
// returns: many slot
MATCH (k:Slot)
WHERE k.id >= $since AND k.id < $until
WITH k
LIMIT $limit
RETURN k.id AS place, k {.*} AS record
