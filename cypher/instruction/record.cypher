// Keeps rules for the agent, each with the words that give it.
//
// access:  write
// params:  instructions, opening
// returns: many instruction
UNWIND $instructions AS row
MATCH (t:Turn {id: row.turn})
MERGE (i:Instruction {id: row.id})
  ON CREATE SET i += row.properties, i.said_at = datetime(row.said_at), i.opening = $opening
MERGE (i)-[e:EVIDENCED_BY {start: row.properties.start, end: row.properties.end}]->(t)
  ON CREATE SET e.quote = row.properties.quote, e.role = row.properties.role, e.trust = row.properties.trust,
    e.confidence = 1.0
RETURN i.id AS id, i.opening = $opening AS created
