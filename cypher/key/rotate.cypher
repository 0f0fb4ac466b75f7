// Gives a key another secret.
//
// access:  write
// params:  hash, key
// returns: maybe key
MATCH (k:ApiKey {key: $key})
SET k.hash = $hash
RETURN k {.id, .name, .verbs, .scope, .created_at, .expires_at, .last_used_at} AS key
