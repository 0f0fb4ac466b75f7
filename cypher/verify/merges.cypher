// Merges with ids between two.
//
// access:  read
// params:  limit, since, until
// returns: many merge
MATCH (m:Merge)
WHERE m.id >= $since AND m.id < $until
WITH m
LIMIT $limit
RETURN m.id AS place, m {.*} AS record
