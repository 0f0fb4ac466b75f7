// Who and what the last turns of a session spoke of.
//
// access:  read
// params:  everything, keys, open, tags
// returns: many entity
MATCH (t:Turn)
WHERE t.key IN $keys
MATCH (t)-[:HAS_MENTION]->(:Mention)-[:REFERS_TO]->(e:Entity)
WHERE ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH DISTINCT e
RETURN e {.id, .name, .type, .scope, .named, .gender} AS entity,
  COLLECT {
    MATCH (e)<-[:ALIAS_OF]-(b:Alias)
    WHERE b.shown
      AND ($everything OR all(tag IN b.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
    RETURN DISTINCT b.name
  } AS aliases
ORDER BY e.created_at, e.id
