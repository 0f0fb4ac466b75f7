// Turns recorded by a moment that speak of some entities, as far as a reader may see them, the latest first.
//
// access:  read
// params:  entities, everything, limit, open, recorded_ms, tags
// returns: many turn
UNWIND $entities AS id
MATCH (e:Entity {id: id})<-[:REFERS_TO]-(:Mention)<-[:HAS_MENTION]-(t:Turn)
WHERE t.recorded_ms <= $recorded_ms
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
WITH DISTINCT t
RETURN t {.id, .session_id, .seq, .speaker, .content, .said_ms} AS turn
ORDER BY t.said_ms DESC, t.session_id, t.seq DESC
LIMIT $limit
