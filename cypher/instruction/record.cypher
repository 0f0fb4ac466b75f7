// Keeps what turns say of rules for the agent, each with the words that say it.
//
// access:  write
// params:  opening, sayings
// returns: many instruction
UNWIND $sayings AS row
MATCH (t:Turn {id: row.turn})
MERGE (i:Instruction {id: row.id})
  ON CREATE SET i += row.instruction
MERGE (i)-[e:EVIDENCED_BY {start: row.said.start, end: row.said.end}]->(t)
  ON CREATE SET e.opening = $opening
SET e += row.said
RETURN i.id AS instruction, e.opening = $opening AS created
