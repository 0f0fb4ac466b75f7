// Takes away instructions that nothing says any more.
//
// access:  write
// params:  instructions
// returns: nothing
UNWIND $instructions AS id
MATCH (i:Instruction {id: id})
DETACH DELETE i
