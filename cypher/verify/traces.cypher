// Traces with ids between two, with the turns that they took in.
//
// access:  read
// params:  limit, since, until
// returns: many trace
MATCH (w:Trace)
WHERE w.id >= $since AND w.id < $until
WITH w
LIMIT $limit
RETURN w.id AS place, w {.id, .context, .scope, .session_id, .decisions, .steps_ms} AS record,
  COLLECT { MATCH (w)-[:INGESTED]->(t:Turn) RETURN t {.session_id, .context, .scope} } AS turns
