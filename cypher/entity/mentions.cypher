// Where an entity is spoken of in turns recorded by a moment, in the order of saying.
//
// access:  read
// params:  after_id, after_ms, context, entity, everything, limit, open, recorded_ms, tags
// returns: many link
MATCH (e:Entity {id: $entity})
WITH e
WHERE e.context = $context
  AND ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (e)<-[r:REFERS_TO]-(m:Mention)
WHERE ($everything OR all(tag IN m.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND m.recorded_ms <= $recorded_ms
  AND (m.position > $after_ms OR (m.position = $after_ms AND m.id > $after_id))
WITH e, r, m
ORDER BY m.position, m.id
LIMIT $limit
OPTIONAL MATCH (m)-[:ANTECEDENT]->(a:Mention)
OPTIONAL MATCH (q:Referent {id: coalesce(m.runner_up, '')})
OPTIONAL MATCH (o:Entity {id: coalesce(q.entity, '')})
RETURN m {.id, .turn_id, .start, .end, .text, .kind} AS mention, e {.id, .name} AS entity,
  r {.method, .confidence} AS link, o {.id, .name} AS runner_up, a {.turn_id, .start, .end, .text} AS antecedent,
  m.position AS position
ORDER BY m.position, m.id
