// Makes the names by which entities go.
//
// access:  write
// params:  aliases
// returns: nothing
UNWIND $aliases AS row
MATCH (e:Entity {id: row.entity})
MERGE (a:Alias {key: row.key})
  ON CREATE SET a += row.properties
MERGE (a)-[:ALIAS_OF]->(e)
