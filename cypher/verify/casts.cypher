// Turns with ids between two, with whom and what they speak of.
//
// access:  read
// params:  limit, since, until
// returns: many turn
MATCH (t:Turn)
WHERE t.id >= $since AND t.id < $until
WITH t
LIMIT $limit
RETURN t.id AS place, t {.id, .context, .cast} AS record
