// What the words of some turns point at.
// (A sort holds what is bound: never a whole turn, whose text may be long, once for each of its mentions.)
//
// access:  read
// params:  everything, open, tags, turns
// returns: many link
UNWIND $turns AS id
MATCH (t:Turn {id: id})-[:HAS_MENTION]->(m:Mention)-[r:REFERS_TO]->(e:Entity)
WHERE ($everything OR all(tag IN e.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
OPTIONAL MATCH (m)-[:ANTECEDENT]->(a:Mention)
OPTIONAL MATCH (q:Referent {id: coalesce(m.runner_up, '')})
OPTIONAL MATCH (o:Entity {id: coalesce(q.entity, '')})
WITH m, r, e, a, o, t.seq AS seq
RETURN m {.id, .turn_id, .start, .end, .text, .kind} AS mention, e {.id, .name} AS entity,
  r {.method, .confidence} AS link, o {.id, .name} AS runner_up, a {.turn_id, .start, .end, .text} AS antecedent
ORDER BY seq, m.start, m.end
