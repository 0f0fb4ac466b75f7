// Who or what goes by one of these names, for a reader who may see it: the first known of as many as are looked at.
//
// access:  read
// params:  everything, lookups, most, open, tags
// returns: many entity
UNWIND $lookups AS lookup
CALL (lookup) {
  MATCH (a:Alias {lookup: lookup})
  WHERE ($everything OR all(tag IN a.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  RETURN a
  LIMIT $most
}
MATCH (a)-[:ALIAS_OF]->(e:Entity)
WHERE ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH DISTINCT e
ORDER BY e.created_at, e.id
LIMIT $most
RETURN e {.id, .name, .type, .scope, .named, .gender} AS entity,
  COLLECT {
    MATCH (e)<-[:ALIAS_OF]-(b:Alias)
    WHERE b.shown
      AND ($everything OR all(tag IN b.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
    RETURN DISTINCT b.name
  } AS aliases
ORDER BY e.created_at, e.id
