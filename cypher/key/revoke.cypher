// Takes a key away.
//
// access:  write
// params:  key
// returns: one count
MATCH (k:ApiKey {key: $key})
DELETE k
RETURN count(*) AS revoked
