// Who and what is related to whom?
MATCH path = (:Entity {context: $context})-[:RELATES]->(:Entity)
RETURN path LIMIT 100
