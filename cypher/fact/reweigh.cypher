// Lets the evidence of facts in some turns be as sure as what is read there now.
//
// access:  write
// params:  turns
// returns: nothing
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[e:EVIDENCED_BY]-(:Fact)
WITH e, e.claim_id AS claim
MATCH (c:Claim {id: claim})
SET e.confidence = c.confidence
