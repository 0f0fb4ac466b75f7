// Takes away the doubts that some turns raised.
//
// access:  write
// params:  turns
// returns: many uncertainty
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(u:Uncertainty)
WITH u, u.id AS uncertainty
DETACH DELETE u
RETURN DISTINCT uncertainty
