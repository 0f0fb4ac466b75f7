// Opens a session in a context where it is not there yet.
//
// access:  write
// params:  context, id, listed, now, now_ms, scope, session
// returns: nothing
MATCH (c:Context {id: $context})
MERGE (s:Session {key: $session})
  ON CREATE SET s.id = $id, s.context = $context, s.scope = $scope, s.metadata = '{}',
    s.created_at = datetime($now), s.created_ms = $now_ms, s.listed = $listed, s.turn_count = 0
MERGE (c)-[:HAS_SESSION]->(s)
