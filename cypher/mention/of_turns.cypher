// The mentions of some turns.
//
// access:  read
// params:  turns
// returns: many mention
UNWIND $turns AS id
MATCH (t:Turn {id: id})-[:HAS_MENTION]->(m:Mention)
RETURN m {.id, .turn_id, .referent, .start, .end, .kind, .method, .confidence, .runner_up} AS mention
