// Opens a session in a context; `created` says whether it was new.
//
// access:  write
// params:  context, id, listed, metadata, now, now_ms, opening, scope, session
// returns: one session
MATCH (c:Context {id: $context})
MERGE (s:Session {key: $session})
  ON CREATE SET s.id = $id, s.context = $context, s.scope = $scope, s.metadata = $metadata,
    s.created_at = datetime($now), s.created_ms = $now_ms, s.listed = $listed, s.turn_count = 0, s.opening = $opening
MERGE (c)-[:HAS_SESSION]->(s)
RETURN s {.id, .scope, .metadata, .created_at, .turn_count} AS session, s.opening = $opening AS created
