// Mentions with ids between two, with the turns that they stand in and what they are tied to.
//
// access:  read
// params:  limit, since, until
// returns: many mention
MATCH (m:Mention)
WHERE m.id >= $since AND m.id < $until
WITH m
LIMIT $limit
RETURN m.id AS place, m {.*} AS record,
  COLLECT { MATCH (t:Turn)-[:HAS_MENTION]->(m) RETURN t.id } AS turns,
  COLLECT { MATCH (m)-[:REFERS_TO]->(e:Entity) RETURN e.id } AS entities,
  COLLECT { MATCH (m)-[:ANTECEDENT]->(a:Mention) RETURN a.id } AS antecedents
