// Resolves the doubts of some slots that no longer follow from what is said there.
//
// access:  write
// params:  slots, standing
// returns: nothing
MATCH (u:Uncertainty)
WHERE u.slot IN $slots AND NOT u.id IN $standing
SET u.status = 'resolved'
