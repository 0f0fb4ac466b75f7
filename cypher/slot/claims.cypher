// The claims that compete in some slots.
//
// access:  read
// params:  slots
// returns: many claim
MATCH (c:Claim)
WHERE c.slot IN $slots
RETURN c {.*} AS claim
