// Ties mentions to who or what they mean.
//
// access:  write
// params:  links
// returns: nothing
UNWIND $links AS row
MATCH (m:Mention {id: row.mention})
MATCH (e:Entity {id: row.entity})
MERGE (m)-[r:REFERS_TO]->(e)
SET r += row.properties
