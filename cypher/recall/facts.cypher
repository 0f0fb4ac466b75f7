// Facts that some turns say, as far as a reader may see them, in short, each with the turns among these that say it.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many fact
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(f:Fact)
WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH f, collect(DISTINCT id) AS turns
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
RETURN f.id AS id, s.name AS subject, f.predicate AS predicate, coalesce(o.name, f.value) AS end, turns
