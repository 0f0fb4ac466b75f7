// Claims by their ids, as far as evidence repeats them.
//
// access:  read
// params:  claims
// returns: many claim
MATCH (c:Claim)
WHERE c.id IN $claims
RETURN c {.id, .turn_id, .start, .end, .quote, .role, .trust, .confidence, .origin, .slot} AS claim
