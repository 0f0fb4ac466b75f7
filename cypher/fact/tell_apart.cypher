// Labels facts that are not current, and those said more than once: a style of Neo4j Browser sees labels alone.
// Nothing else looks at these labels. The embedded engine, whose ids of elements begin with #, has no Browser, and would
// write a node and its edges anew for a label.
//
// access:  write
// params:  facts
// returns: nothing
UNWIND $facts AS row
MATCH (f:Fact {id: row.id})
WHERE NOT elementId(f) STARTS WITH '#'
REMOVE f:Past:Planned:Held:Denied:Repeated
FOREACH (_ IN CASE WHEN row.properties.status = 'past' THEN [1] ELSE [] END | SET f:Past)
FOREACH (_ IN CASE WHEN row.properties.status = 'planned' THEN [1] ELSE [] END | SET f:Planned)
FOREACH (_ IN CASE WHEN row.properties.status = 'held' THEN [1] ELSE [] END | SET f:Held)
FOREACH (_ IN CASE WHEN row.properties.status = 'denied' THEN [1] ELSE [] END | SET f:Denied)
FOREACH (_ IN CASE WHEN row.properties.evidence_count > 1 THEN [1] ELSE [] END | SET f:Repeated)
