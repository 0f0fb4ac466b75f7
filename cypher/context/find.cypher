// A context by its id.
//
// access:  read
// params:  context
// returns: maybe context
MATCH (c:Context {id: $context})
RETURN c {.id, .description, .created_at} AS context
