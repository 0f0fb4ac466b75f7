// What would erasing the last turn change? What only it supports.
MATCH (t:Turn {context: $context})
WITH t ORDER BY t.said_ms DESC LIMIT 1
MATCH path = (t)<-[:EVIDENCED_BY]-(f:Fact)-[:SUBJECT]->(:Entity)
WHERE f.evidence_count = 1
RETURN path
