// Facts that turns said and that have ended since, each with the one that replaced it.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many fact
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(f:Fact)
WHERE f.turn_id = t.id AND f.status = 'past'
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
OPTIONAL MATCH (n:Fact)-[:SUPERSEDES]->(f)
OPTIONAL MATCH (n)-[:OBJECT]->(o:Entity)
RETURN t.id AS turn, f.predicate AS predicate, coalesce(o.name, n.value) AS now
ORDER BY turn, predicate
