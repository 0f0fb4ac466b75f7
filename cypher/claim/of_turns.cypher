// What was read in some turns, with whom it is about.
// It comes unsorted: to sort it here the engine would hold all of it in memory.
//
// access:  read
// params:  turns
// returns: many claim
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(c:Claim)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
RETURN c {.*} AS claim, s {.id, .name} AS subject, o {.id, .name} AS object
