// The nameless ones that are called after their owner.
//
// access:  read
// params:  owners
// returns: many entity
MATCH (e:Entity)
WHERE e.owner IN $owners AND NOT e.named
RETURN e {.id, .name, .type, .scope, .owner, .relation} AS entity
ORDER BY e.id
