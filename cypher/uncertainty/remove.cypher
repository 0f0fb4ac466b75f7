// Takes away doubts that there is no reason for any more.
//
// access:  write
// params:  uncertainties
// returns: nothing
UNWIND $uncertainties AS id
MATCH (u:Uncertainty {id: id})
DETACH DELETE u
