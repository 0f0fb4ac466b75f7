// Claims by their ids.
//
// access:  read
// params:  claims
// returns: many claim
MATCH (c:Claim)
WHERE c.id IN $claims
RETURN c {.*} AS claim
