// A fact by its id, for a reader who may see it.
//
// access:  read
// params:  context, everything, fact, open, tags
// returns: maybe fact
MATCH (f:Fact {id: $fact})
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
