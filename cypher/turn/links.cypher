// What the words of some turns point at.
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
RETURN m {.id, .turn_id, .start, .end, .text, .kind} AS mention, e {.id, .name} AS entity,
  r {.method, .confidence} AS link, o {.id, .name} AS runner_up, a {.turn_id, .start, .end, .text} AS antecedent
ORDER BY t.seq, m.start, m.end
