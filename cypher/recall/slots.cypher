// Facts of which some entities are one end, of a predicate and of statuses, the latest said first.
//
// access:  read
// params:  asked, context, ends, everything, happened, limit, open, predicate, session_id, statuses, tags, valid_at
// returns: many fact
UNWIND $asked AS id
MATCH (e:Entity {id: id})<-[at:SUBJECT|OBJECT]-(f:Fact)
WHERE type(at) IN $ends AND f.predicate = $predicate AND f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND (f.status IN $statuses OR (f.kind = 'action' AND f.status IN $happened))
  AND ($session_id IS NULL OR f.session_id = $session_id)
  AND ($valid_at IS NULL OR f.valid_from IS NULL OR f.valid_from <= datetime($valid_at))
  AND ($valid_at IS NULL OR f.occurred_at IS NULL OR f.occurred_at <= datetime($valid_at))
  AND ($valid_at IS NULL OR f.valid_until IS NULL OR f.valid_until > datetime($valid_at))
WITH DISTINCT f
ORDER BY f.said_ms DESC, f.id
LIMIT $limit
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
ORDER BY f.said_ms DESC, f.id
