// The edges from some entities to others that are drawn for some facts.
//
// access:  read
// params:  facts, subjects
// returns: many edge
UNWIND $subjects AS id
MATCH (s:Entity {id: id})-[r:RELATES]->(o:Entity)
WHERE r.fact_id IN $facts
RETURN r {.fact_id, .predicate, .status, .display, .valid_from, .valid_until} AS edge, o.id AS object
