// What holds about some entities, is planned or is said not to be so, the latest said first.
//
// access:  read
// params:  context, entities, everything, limit, open, tags
// returns: many fact
UNWIND $entities AS id
MATCH (f:Fact {subject_id: id})
WITH f
WHERE f.context = $context AND (f.status IN ['current', 'planned'] OR (f.status = 'denied' AND f.known_until IS NULL))
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
ORDER BY f.said_ms DESC, f.id
LIMIT $limit
