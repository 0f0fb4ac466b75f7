// The keys of a context, by name.
//
// access:  read
// params:  context
// returns: many key
MATCH (k:ApiKey {context: $context})
RETURN k {.id, .name, .verbs, .scope, .created_at, .expires_at, .last_used_at} AS key
ORDER BY k.name
