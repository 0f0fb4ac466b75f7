// The facts that some turns support.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many fact
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(f:Fact)
WHERE ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN DISTINCT t.id AS turn, f.id AS fact, f.known_ms AS known_ms
ORDER BY known_ms, fact
