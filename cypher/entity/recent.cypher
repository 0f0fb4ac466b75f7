// Who and what some turns spoke of.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many entity
MATCH (t:Turn)
WHERE t.id IN $turns
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
