// Every fact of the slot of a fact, in the order in which they were said.
//
// access:  read
// params:  context, everything, fact, open, tags
// returns: many fact
MATCH (of:Fact {id: $fact})
MATCH (f:Fact {slot: of.slot})
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
ORDER BY f.said_ms, f.id
