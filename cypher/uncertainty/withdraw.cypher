// Takes away the doubts that the reader raised in some turns, but for those that stay; those of slots follow from claims.
//
// access:  write
// params:  stay, turns
// returns: many uncertainty
UNWIND $turns AS id
MATCH (t:Turn {id: id})
WITH t
MATCH (t)<-[:EVIDENCED_BY]-(u:Uncertainty)
WITH u, u.id AS ident
WHERE u.slot IS NULL AND NOT ident IN $stay
WITH u, u {.*} AS uncertainty
DETACH DELETE u
RETURN uncertainty
