// Takes away what some turns say of rules, but for the places that stay; gives the groups that this touches.
//
// access:  write
// params:  stay, turns
// returns: many group
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[e:EVIDENCED_BY]-(i:Instruction)
WHERE NOT t.id + '|' + toString(e.start) IN $stay
DELETE e
RETURN DISTINCT i.group AS group
