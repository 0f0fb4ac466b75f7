// The claims that some turns make.
//
// access:  read
// params:  turns
// returns: many claim
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(c:Claim)
RETURN c {.*} AS claim
