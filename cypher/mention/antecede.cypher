// Ties pronouns to the mention that they were resolved to.
//
// access:  write
// params:  pairs
// returns: nothing
UNWIND $pairs AS row
MATCH (m:Mention {id: row.pronoun})
MATCH (a:Mention {id: row.antecedent})
MERGE (m)-[:ANTECEDENT]->(a)
