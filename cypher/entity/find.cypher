// Entities by their ids.
//
// access:  read
// params:  entities
// returns: many entity
MATCH (e:Entity)
WHERE e.id IN $entities
RETURN e {.id, .name, .type, .scope, .named, .gender, .created_ms} AS entity
