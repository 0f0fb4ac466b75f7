// Keeps the spans of turns that name or point at something, tied to who or what they mean where that is sure.
//
// access:  write
// params:  mentions
// returns: nothing
UNWIND $mentions AS row
MATCH (t:Turn {id: row.turn})
OPTIONAL MATCH (e:Entity {id: coalesce(row.entity, '')})
MERGE (m:Mention {id: row.id})
SET m += row.properties
MERGE (t)-[:HAS_MENTION]->(m)
FOREACH (entity IN CASE WHEN e IS NULL THEN [] ELSE [e] END |
  MERGE (m)-[r:REFERS_TO]->(entity)
  SET r += row.link, r.display = row.link.method + ' ' + toString(row.link.confidence))
