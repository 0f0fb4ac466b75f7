// A trace by its id, for a reader who may see it, with the turns and facts that it touched.
//
// access:  read
// params:  context, everything, open, tags, trace
// returns: maybe trace
MATCH (t:Trace {id: $trace})
WHERE t.context = $context
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.*} AS trace,
  COLLECT { MATCH (t)-[:INGESTED]->(turn:Turn) RETURN turn.id ORDER BY turn.seq } AS turns,
  COLLECT { MATCH (t)-[:CREATED]->(f:Fact) RETURN f.id ORDER BY f.id } AS created,
  COLLECT { MATCH (t)-[:CONFIRMED]->(f:Fact) RETURN f.id ORDER BY f.id } AS confirmed,
  COLLECT { MATCH (t)-[:CLOSED]->(f:Fact) RETURN f.id ORDER BY f.id } AS closed,
  COLLECT { MATCH (t)-[:HELD]->(f:Fact) RETURN f.id ORDER BY f.id } AS held
