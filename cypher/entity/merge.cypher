// Makes the entities that are not there yet.
//
// access:  write
// params:  entities, now, now_ms, opening
// returns: many entity
UNWIND $entities AS row
MERGE (e:Entity {key: row.key})
  ON CREATE SET e += row.properties, e.created_at = datetime($now), e.created_ms = $now_ms, e.opening = $opening
RETURN e.key AS key, e {.name, .type, .named, .gender} AS entity, e.opening = $opening AS created
