// The doubts that follow from some slots.
//
// access:  read
// params:  slots
// returns: many uncertainty
MATCH (u:Uncertainty)
WHERE u.slot IN $slots
RETURN u {.*} AS uncertainty
