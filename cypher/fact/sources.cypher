// The turns that support a fact, with the characters that do, in the order of saying.
//
// access:  read
// params:  context, everything, fact, open, tags
// returns: many source
MATCH (f:Fact {id: $fact})
WITH f
WHERE f.context = $context
  AND ($everything OR all(tag IN f.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
MATCH (f)-[e:EVIDENCED_BY]->(t:Turn)
WITH e, t {.id, .session_id, .speaker, .said_at} AS turn, t.said_ms AS said_ms, t.seq AS seq
RETURN e {.start, .end, .quote, .role, .trust, .origin} AS evidence, turn
ORDER BY said_ms, seq, e.start
