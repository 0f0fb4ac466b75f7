// A trace by its id, for a reader who may see it, with the turns and facts that it touched.
// They come unsorted: to sort them here the engine would hold the whole trace in memory once for each.
//
// access:  read
// params:  context, everything, open, tags, trace
// returns: maybe trace
MATCH (t:Trace {id: $trace})
WITH t
WHERE t.context = $context
  AND ($everything OR all(tag IN t.scope WHERE tag IN $tags OR split(tag, '=')[0] IN $open))
RETURN t {.*} AS trace,
  COLLECT { MATCH (t)-[:INGESTED]->(turn:Turn) RETURN [turn.seq, turn.id] } AS turns,
  COLLECT { MATCH (t)-[:CREATED]->(f:Fact) RETURN f.id } AS created,
  COLLECT { MATCH (t)-[:CONFIRMED]->(f:Fact) RETURN f.id } AS confirmed,
  COLLECT { MATCH (t)-[:CLOSED]->(f:Fact) RETURN f.id } AS closed,
  COLLECT { MATCH (t)-[:HELD]->(f:Fact) RETURN f.id } AS held
