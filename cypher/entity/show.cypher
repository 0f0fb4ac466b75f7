// An entity by its id, for a reader who may see it.
//
// access:  read
// params:  context, entity, everything, open, tags
// returns: maybe entity
MATCH (e:Entity {id: $entity})
WITH e
WHERE e.context = $context
  AND ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN e {.id, .name, .type, .scope, .created_at} AS entity,
  COLLECT {
    MATCH (e)<-[:ALIAS_OF]-(a:Alias)
    WHERE a.shown
      AND ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
    RETURN DISTINCT a.name
  } AS aliases,
  COUNT { (e)<-[:SUBJECT]-(f:Fact) WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open)) } AS fact_count
