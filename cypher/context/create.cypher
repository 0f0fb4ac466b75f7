// Opens a context; whoever's key comes back first opened it.
//
// access:  write
// params:  context, description, key, now
// returns: one context
MERGE (c:Context {id: $context})
  ON CREATE SET c.description = $description, c.created_at = datetime($now), c.first_key = $key
RETURN c {.id, .description, .created_at} AS context, c.first_key = $key AS created
