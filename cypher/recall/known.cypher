// Facts about some entities, as far as a reader may see them, the latest said of each, each as a short list.
//
// access:  read
// params:  context, entities, everything, most, open, tags
// returns: one list of facts
UNWIND $entities AS id
CALL (id) {
  MATCH (f:Fact {subject_id: id})
  WITH f
  WHERE f.context = $context
    AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
  WITH f
  ORDER BY f.said_ms DESC, f.id
  LIMIT $most
  RETURN f
}
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN collect([f.id, s.name, f.predicate, coalesce(o.name, f.value)]) AS facts
