// Claims with ids between two, with what they are tied to.
//
// access:  read
// params:  limit, since, until
// returns: many claim
MATCH (c:Claim)
WHERE c.id >= $since AND c.id < $until
WITH c
LIMIT $limit
RETURN c.id AS place, c {.*} AS record,
  COLLECT { MATCH (c)-[:SUBJECT]->(e:Entity) RETURN e.id } AS subjects,
  COLLECT { MATCH (c)-[:OBJECT]->(e:Entity) RETURN e.id } AS objects,
  COLLECT { MATCH (c)-[:ABOUT]->(k:Slot) RETURN k.key } AS slots,
  COLLECT { MATCH (c)-[e:EVIDENCED_BY]->(t:Turn) RETURN e {.start, .end, .quote, turn: t.id} } AS evidence
