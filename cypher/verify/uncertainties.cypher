// Doubts with ids between two, with their evidence and the facts that they are about.
//
// access:  read
// params:  limit, since, until
// returns: many uncertainty
MATCH (u:Uncertainty)
WHERE u.id >= $since AND u.id < $until
WITH u
LIMIT $limit
RETURN u.id AS place, u {.*} AS record,
  COLLECT { MATCH (u)-[e:EVIDENCED_BY]->(t:Turn) RETURN e {.start, .end, .quote, turn: t.id} } AS evidence,
  COLLECT { MATCH (u)-[:ABOUT]->(f:Fact) RETURN f.id } AS facts
