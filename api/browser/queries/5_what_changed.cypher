// What changed: what was replaced, and by what?
MATCH path = (new:Fact {context: $context})-[:SUPERSEDES]->(old:Fact)-[:SUBJECT]->(e:Entity)
OPTIONAL MATCH ends = (new)-[:OBJECT]->(:Entity)
OPTIONAL MATCH before = (old)-[:OBJECT]->(:Entity)
RETURN path, ends, before LIMIT 50
