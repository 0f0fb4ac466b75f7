// Writes what is left of stored replies.
//
// access:  write
// params:  requests
// returns: nothing
UNWIND $requests AS row
MATCH (r:Request {key: row.key})
SET r.reply = row.reply
