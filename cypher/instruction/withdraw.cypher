// Takes away the rules that only some turns give, and the words of these from the others.
//
// access:  write
// params:  turns
// returns: many instruction
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[e:EVIDENCED_BY]-(i:Instruction)
DELETE e
WITH DISTINCT i
WHERE NOT EXISTS { (i)-[:EVIDENCED_BY]->(:Turn) }
WITH i, i.id AS instruction
DETACH DELETE i
RETURN instruction
