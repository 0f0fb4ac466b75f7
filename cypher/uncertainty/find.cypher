// Doubts by their ids.
//
// access:  read
// params:  uncertainties
// returns: many uncertainty
MATCH (u:Uncertainty)
WHERE u.id IN $uncertainties
RETURN u {.*} AS uncertainty
