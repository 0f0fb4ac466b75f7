// Takes away a session that has no turns.
//
// access:  write
// params:  session
// returns: nothing
MATCH (s:Session {key: $session})
WHERE NOT EXISTS { (s)-[:HAS_TURN]->(:Turn) }
DETACH DELETE s
