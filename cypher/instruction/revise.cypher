// Writes what has changed of instructions.
//
// access:  write
// params:  instructions
// returns: nothing
UNWIND $instructions AS row
MATCH (i:Instruction {id: row.id})
SET i += row.properties, i.said_at = datetime(row.said_at)
