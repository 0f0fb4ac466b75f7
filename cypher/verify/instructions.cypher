// Instructions with ids between two, with their evidence.
//
// access:  read
// params:  limit, since, until
// returns: many instruction
MATCH (i:Instruction)
WHERE i.id >= $since AND i.id < $until
WITH i
LIMIT $limit
RETURN i.id AS place, i {.*} AS record,
  COLLECT { MATCH (i)-[e:EVIDENCED_BY]->(t:Turn) RETURN e {.start, .end, .quote, turn: t.id} } AS evidence
