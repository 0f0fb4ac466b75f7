// The names by which some entities go.
//
// access:  read
// params:  entities
// returns: many alias
UNWIND $entities AS id
MATCH (e:Entity {id: id})<-[:ALIAS_OF]-(a:Alias)
WHERE a.shown
RETURN e.id AS entity, a.name AS alias
ORDER BY entity, alias
