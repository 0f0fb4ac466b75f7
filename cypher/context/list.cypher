// Every context, oldest first.
//
// access:  read
// params:  none
// returns: many context
MATCH (c:Context)
RETURN c {.id, .description, .created_at} AS context
ORDER BY c.created_at, c.id
