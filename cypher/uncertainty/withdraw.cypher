// Takes away the doubts that the reader raised in some turns, but for those that stay; those of slots follow from claims.
//
// access:  write
// params:  stay, turns
// returns: many uncertainty
UNWIND $turns AS id
MATCH (t:Turn {id: id})<-[:EVIDENCED_BY]-(u:Uncertainty)
WHERE u.slot IS NULL AND NOT u.id IN $stay
WITH u, u {.*} AS uncertainty
DETACH DELETE u
RETURN uncertainty
