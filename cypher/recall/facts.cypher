// Facts that some turns say, as far as a reader may see them, each as a short list that ends in those of the turns.
//
// access:  read
// params:  everything, open, tags, turns
// returns: one list of facts
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(f:Fact)
WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH f, collect(DISTINCT id) AS turns
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN collect([f.id, s.name, f.predicate, coalesce(o.name, f.value), turns]) AS facts
