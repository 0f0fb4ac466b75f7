// Takes evidence of facts away that belongs to others now.
//
// access:  write
// params:  evidence
// returns: nothing
UNWIND $evidence AS row
MATCH (f:Fact {id: row.fact})-[e:EVIDENCED_BY]->(:Turn)
WHERE e.claim_id IN row.claims
DELETE e
