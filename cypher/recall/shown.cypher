// Facts by their ids, as far as a reader may see them.
//
// access:  read
// params:  context, everything, facts, open, tags
// returns: many fact
UNWIND $facts AS id
MATCH (f:Fact {id: id})
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
