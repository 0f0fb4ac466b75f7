// What changed in the last session that changed anything: what was replaced, and by what?
MATCH (last:Fact {context: $context})-[:SUPERSEDES]->(:Fact)
WITH last.session_id AS session ORDER BY last.said_ms DESC LIMIT 1
MATCH path = (new:Fact {context: $context, session_id: session})-[:SUPERSEDES]->(old:Fact)-[:SUBJECT]->(e:Entity)
OPTIONAL MATCH ends = (new)-[:OBJECT]->(:Entity)
OPTIONAL MATCH before = (old)-[:OBJECT]->(:Entity)
RETURN path, ends, before LIMIT 50
