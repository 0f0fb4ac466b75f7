// Facts about some entities, as far as a reader may see them, in short, so many of each at most.
//
// access:  read
// params:  context, entities, everything, most, open, tags
// returns: many fact
UNWIND $entities AS id
CALL (id) {
  MATCH (f:Fact {subject_id: id})
  WITH f
  LIMIT $most
  RETURN f
}
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f.id AS id, s.name AS subject, f.predicate AS predicate, coalesce(o.name, f.value) AS end
