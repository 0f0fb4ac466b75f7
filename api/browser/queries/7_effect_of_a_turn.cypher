// What would erasing the last turn change? What only it supports, and what that has replaced.
MATCH (t:Turn {context: $context})
WITH t ORDER BY t.said_ms DESC, t.seq DESC LIMIT 1
MATCH path = (t)<-[:EVIDENCED_BY]-(f:Fact)-[:SUBJECT]->(:Entity)
WHERE NOT EXISTS { MATCH (f)-[:EVIDENCED_BY]->(other:Turn) WHERE other.id <> t.id }
OPTIONAL MATCH back = (f)-[:SUPERSEDES]->(:Fact)
RETURN path, back
