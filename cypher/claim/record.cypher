// Keeps what turns say, tied to the characters that say it and to whom it is about.
//
// access:  write
// params:  claims
// returns: nothing
UNWIND $claims AS row
MATCH (t:Turn {id: row.turn})
MATCH (s:Entity {id: row.subject})
CREATE (c:Claim {id: row.id})
SET c += row.properties
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:EVIDENCED_BY {start: row.properties.start, end: row.properties.end, quote: row.properties.quote,
  role: row.properties.role, trust: row.properties.trust, confidence: row.properties.confidence}]->(t)
