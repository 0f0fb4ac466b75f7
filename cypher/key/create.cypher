// Keeps a key by its hash; `id` comes back as it is when the name was free.
//
// access:  write
// params:  context, expires_at, hash, id, key, name, now, scope, verbs
// returns: one key
MERGE (k:ApiKey {key: $key})
  ON CREATE SET k.id = $id, k.context = $context, k.name = $name, k.hash = $hash, k.verbs = $verbs,
    k.scope = $scope, k.created_at = datetime($now), k.expires_at = datetime($expires_at)
RETURN k {.id, .name, .verbs, .scope, .created_at, .expires_at, .last_used_at} AS key
