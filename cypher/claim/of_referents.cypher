// The claims about some referents.
//
// access:  read
// params:  referents
// returns: many claim
MATCH (c:Claim)
WHERE c.subject_ref IN $referents OR c.object_ref IN $referents
RETURN c {.*} AS claim
