// Sessions with keys between two, with what their turns say of them.
//
// access:  read
// params:  limit, since, until
// returns: many session
MATCH (s:Session)
WHERE s.key >= $since AND s.key < $until
WITH s
LIMIT $limit
RETURN s.key AS place, s {.*} AS record,
  COUNT { (s)-[:HAS_TURN]->(:Turn) } AS turns,
  COLLECT { MATCH (s)-[:HAS_TURN]->(t:Turn) RETURN min(t.said_ms) } AS first_ms,
  COLLECT { MATCH (s)-[:HAS_TURN]->(t:Turn) RETURN max(t.said_ms) } AS last_ms
