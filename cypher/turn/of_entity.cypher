// The turns that speak of an entity, for a reader who may see them.
//
// access:  read
// params:  entity, everything, open, tags
// returns: many turn
MATCH (e:Entity {id: $entity})<-[:REFERS_TO]-(:Mention)<-[:HAS_MENTION]-(t:Turn)
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
UNION
MATCH (e:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(:Claim)-[:EVIDENCED_BY]->(t:Turn)
WHERE ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t.id AS turn, t.session_id AS session_id, t.scope AS scope
