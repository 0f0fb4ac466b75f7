// The schema files that were applied to this graph, in their order.
//
// access:  read
// params:  none
// returns: many migration
MATCH (m:Migration)
RETURN m {.id, .name, .checksum, .applied_at} AS migration
ORDER BY m.id
