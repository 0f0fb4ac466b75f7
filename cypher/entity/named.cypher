// Who or what goes by one of these names, for a reader who may see it.
//
// access:  read
// params:  everything, lookups, open, tags
// returns: many entity
UNWIND $lookups AS lookup
MATCH (a:Alias {lookup: lookup})
WITH a
WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (a)-[:ALIAS_OF]->(e:Entity)
WHERE ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN a.normal AS alias, e {.id, .name, .type, .scope, .named, .gender} AS entity,
  COLLECT {
    MATCH (e)<-[:ALIAS_OF]-(b:Alias)
    WHERE b.shown
      AND ($everything OR all(tag IN b.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
    RETURN DISTINCT b.name
  } AS aliases
ORDER BY e.created_at, e.id
