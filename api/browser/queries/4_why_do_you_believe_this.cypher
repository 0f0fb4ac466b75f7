// Why do you believe this? Facts with the words and the write that made them.
MATCH path = (e:Entity {context: $context})<-[:SUBJECT]-(f:Fact {status: 'current'})-[:EVIDENCED_BY]->(t:Turn)
OPTIONAL MATCH made = (f)<-[:CREATED|CONFIRMED]-(:Trace)
RETURN path, made LIMIT 25
