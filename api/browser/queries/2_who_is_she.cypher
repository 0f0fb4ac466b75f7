// Who is she?
MATCH path = (t:Turn {context: $context})-[:HAS_MENTION]->(m:Mention {kind: 'pronoun'})-[:REFERS_TO]->(e:Entity)
WHERE toLower(m.text) IN ['she', 'her', 'he', 'him', 'they', 'them']
OPTIONAL MATCH back = (m)-[:ANTECEDENT*]->(:Mention)
RETURN path, back LIMIT 50
