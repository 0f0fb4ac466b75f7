// Keeps doubts, each with the words that raised it.
//
// access:  write
// params:  opening, uncertainties
// returns: many uncertainty
UNWIND $uncertainties AS row
MATCH (t:Turn {id: row.turn})
MERGE (u:Uncertainty {id: row.id})
  ON CREATE SET u += row.properties, u.said_at = datetime(row.said_at), u.opening = $opening
SET u.about = row.properties.about, u.entity_ids = row.properties.entity_ids, u.named = row.properties.named
MERGE (u)-[e:EVIDENCED_BY {start: row.properties.start, end: row.properties.end}]->(t)
  ON CREATE SET e.quote = row.properties.quote, e.role = row.properties.role, e.trust = row.properties.trust,
    e.confidence = row.properties.confidence
RETURN u.id AS id, u.opening = $opening AS created
