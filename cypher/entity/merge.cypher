// Makes the entities that are not there yet.
//
// access:  write
// params:  entities, opening
// returns: many entity
UNWIND $entities AS row
MERGE (e:Entity {id: row.id})
  ON CREATE SET e += row.properties, e.created_at = datetime(row.created_at), e.opening = $opening
RETURN e {.id, .name, .type, .named, .gender, .scope, .created_ms} AS entity, e.opening = $opening AS created
