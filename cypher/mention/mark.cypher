// Lets a mention be the latest of its referent in the turns of one scope in a session.
//
// access:  write
// params:  mentions
// returns: nothing
UNWIND $mentions AS row
MATCH (m:Mention {id: row.id})
SET m.spoken = row.key
