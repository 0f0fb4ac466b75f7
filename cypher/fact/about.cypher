// Facts of which one of some entities is the subject or the object, for a reader who may see them.
//
// access:  read
// params:  after_id, after_ms, categories, context, entities, everything, kind, limit, open, predicate, session_id, statuses, tags
// returns: many fact
UNWIND $entities AS id
MATCH (e:Entity {id: id})<-[:SUBJECT|OBJECT]-(f:Fact)
WITH DISTINCT f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND ($statuses IS NULL OR f.status IN $statuses)
  AND ($predicate IS NULL OR f.predicate = $predicate)
  AND ($kind IS NULL OR f.kind = $kind)
  AND ($categories IS NULL OR f.category IN $categories)
  AND ($session_id IS NULL OR f.session_id = $session_id)
  AND (f.known_ms > $after_ms OR (f.known_ms = $after_ms AND f.id > $after_id))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object, f.known_ms AS position
ORDER BY f.known_ms, f.id
LIMIT $limit
