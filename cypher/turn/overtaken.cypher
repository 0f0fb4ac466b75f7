// What some turns said to be so and is no longer believed: what replaced it, else what has ended.
//
// access:  read
// params:  everything, open, tags, turns
// returns: many fact
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[r:EVIDENCED_BY]-(f:Fact)
WHERE f.status IN ['past', 'held'] AND f.kind <> 'action'
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH t, f, r.claim_id AS claim, f.slot AS slot
MATCH (c:Claim {id: claim})
WHERE NOT c.modality IN ['ended', 'negated']
OPTIONAL MATCH (n:Fact {slot: slot})
WHERE n.status = 'current'
WITH t, f, c, n
WHERE f.status = 'past' OR n.said_ms > c.said_ms
WITH t, f, coalesce(n, f) AS told, n IS NOT NULL AS replaced
MATCH (told)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (told)-[:OBJECT]->(o:Entity)
RETURN DISTINCT t.id AS turn, replaced, s.name AS subject, told.predicate AS predicate, coalesce(o.name, told.value) AS end
ORDER BY turn, predicate, end
