// The texts of turns with ids between two.
//
// access:  read
// params:  limit, since, until
// returns: many turn
MATCH (t:Turn)
WHERE t.id >= $since AND t.id < $until
WITH t
LIMIT $limit
RETURN t.id AS place, t {.id, .context, .scope, .content, .words} AS record
