// What was read in some turns, with whom it is about.
//
// access:  read
// params:  turns
// returns: many claim
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(c:Claim)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
RETURN c {.*} AS claim, s {.id, .name} AS subject, o {.id, .name} AS object
ORDER BY t.seq, c.start, c.id
