// The claims about some referents.
//
// access:  read
// params:  referents
// returns: many claim
UNWIND $referents AS id
MATCH (c:Claim {subject_ref: id})
RETURN c {.*} AS claim
UNION
UNWIND $referents AS id
MATCH (c:Claim {object_ref: id})
RETURN c {.*} AS claim
