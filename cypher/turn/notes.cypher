// The rules and doubts that were read in some turns.
//
// access:  read
// params:  turns
// returns: many note
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[e:EVIDENCED_BY]-(i:Instruction)
RETURN t.id AS turn, i.id AS says, e.start AS start, e.end AS end
UNION
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[e:EVIDENCED_BY]-(u:Uncertainty)
WHERE u.slot IS NULL
RETURN t.id AS turn, u.reason AS says, e.start AS start, e.end AS end
