// Stored replies with ids between two.
//
// access:  read
// params:  limit, since, until
// returns: many request
MATCH (q:Request)
WHERE q.id >= $since AND q.id < $until
WITH q
LIMIT $limit
RETURN q.id AS place, q {.*} AS record
