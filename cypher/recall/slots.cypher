// Facts of some predicates about some entities, as far as a reader may see them, the latest said first.
//
// access:  read
// params:  asked, context, everything, limit, open, tags
// returns: many fact
UNWIND $asked AS row
MATCH (e:Entity {id: row.entity})<-[:SUBJECT|OBJECT]-(f:Fact)
WHERE f.predicate = row.predicate AND f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH DISTINCT f
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f {.*} AS fact, s {.id, .name, .type} AS subject, o {.id, .name, .type} AS object
ORDER BY f.said_ms DESC, f.id
LIMIT $limit
