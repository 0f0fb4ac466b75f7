// The names that are facts of some entities now, the latest said last.
//
// access:  read
// params:  entities
// returns: many name
MATCH (f:Fact)
WHERE f.subject_id IN $entities
WITH f
WHERE f.predicate = 'name' AND f.status = 'current'
RETURN f.subject_id AS entity, f.value AS name, f.scope AS scope
ORDER BY f.said_ms, f.id
