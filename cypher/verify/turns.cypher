// Turns with ids between two, with where they stand in their sessions.
//
// access:  read
// params:  limit, since, until
// returns: many turn
MATCH (t:Turn)
WHERE t.id >= $since AND t.id < $until
WITH t
LIMIT $limit
RETURN t.id AS place,
  t {.id, .context, .scope, .key, .session, .session_id, .seq, .message_id, .message_key, .said_at, .said_ms,
    .cast, .payload, .meant, .role, .speaker, .kind, .recorded_ms} AS record,
  COLLECT { MATCH (s:Session)-[:HAS_TURN]->(t) RETURN s {.key, .turn_count, .scope} } AS sessions,
  COLLECT { MATCH (b:Turn)-[:NEXT]->(t) RETURN b.key } AS before,
  COUNT { (:Trace)-[:INGESTED]->(t) } AS traces
