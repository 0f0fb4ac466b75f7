// Gives entities a better name, type or gender, and the time from which they are known.
//
// access:  write
// params:  entities
// returns: nothing
UNWIND $entities AS row
MATCH (e:Entity {id: row.id})
SET e += row.properties, e.created_at = datetime(row.created_at)
