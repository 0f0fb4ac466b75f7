// Entities that go by a name, as `entity/list` gives them: found by the name, however many others there are.
//
// access:  read
// params:  after_id, after_ms, everything, limit, lookup, open, recorded_ms, tags, type
// returns: many entity
MATCH (b:Alias {lookup: $lookup})
WHERE ($everything OR all(tag IN b.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (b)-[:ALIAS_OF]->(e:Entity)
WHERE ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  AND e.created_ms <= $recorded_ms
  AND ($type IS NULL OR e.type = $type)
  AND (e.created_ms > $after_ms OR (e.created_ms = $after_ms AND e.id > $after_id))
WITH DISTINCT e
ORDER BY e.created_ms, e.id
LIMIT $limit
RETURN e {.id, .name, .type, .scope, .created_at} AS entity, e.created_ms AS position,
  COLLECT {
    MATCH (e)<-[:ALIAS_OF]-(a:Alias)
    WHERE a.shown
      AND ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
    RETURN DISTINCT a.name
  } AS aliases,
  COUNT { (e)<-[:SUBJECT]-(f:Fact) WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open)) } AS fact_count
ORDER BY e.created_ms, e.id
