// Gives entities a better name, type or gender.
//
// access:  write
// params:  entities
// returns: nothing
UNWIND $entities AS row
MATCH (e:Entity {id: row.id})
SET e += row.properties
