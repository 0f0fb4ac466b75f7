// A key by its id, with its hash.
//
// access:  read
// params:  id
// returns: maybe key
MATCH (k:ApiKey {id: $id})
RETURN k {.id, .context, .name, .hash, .verbs, .scope, .created_at, .expires_at, .last_used_at} AS key
