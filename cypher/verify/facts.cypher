// Facts with ids between two, with what they are tied to.
//
// access:  read
// params:  limit, since, until
// returns: many fact
MATCH (f:Fact)
WHERE f.id >= $since AND f.id < $until
WITH f
LIMIT $limit
RETURN f.id AS place, f {.*} AS record,
  COLLECT { MATCH (f)-[:SUBJECT]->(e:Entity) RETURN e.id } AS subjects,
  COLLECT { MATCH (f)-[:OBJECT]->(e:Entity) RETURN e.id } AS objects,
  COLLECT { MATCH (f)-[:ABOUT]->(k:Slot) RETURN k.key } AS slots,
  COLLECT { MATCH (n:Fact)-[:SUPERSEDES]->(f) RETURN n.id } AS replaced_by,
  COLLECT { MATCH (f)-[e:EVIDENCED_BY]->(t:Turn) RETURN e {.*, turn: t.id} } AS evidence
