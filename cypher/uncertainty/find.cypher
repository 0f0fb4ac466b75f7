// Doubts by their ids.
//
// access:  read
// params:  uncertainties
// returns: many uncertainty
UNWIND $uncertainties AS id
MATCH (u:Uncertainty {id: id})
RETURN u {.*} AS uncertainty
