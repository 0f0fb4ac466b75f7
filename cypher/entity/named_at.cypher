// Who or what goes by one of these names in one of these scopes, for a reader who may see it, the first known first.
//
// access:  read
// params:  everything, most, open, places, tags
// returns: many entity
UNWIND $places AS place
CALL (place) {
  MATCH (a:Alias {place: place})
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
