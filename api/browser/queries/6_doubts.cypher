// Doubts that are open
MATCH path = (u:Uncertainty {context: $context, status: 'open'})-[:EVIDENCED_BY]->(t:Turn)
OPTIONAL MATCH about = (u)-[:ABOUT]->(:Fact)-[:SUBJECT]->(:Entity)
RETURN path, about LIMIT 50
