// What was said in the last session?
MATCH (s:Session {context: $context})
WITH s ORDER BY s.last_said_at DESC LIMIT 1
MATCH path = (s)-[:HAS_TURN]->(t:Turn)
RETURN path ORDER BY t.seq LIMIT 50
