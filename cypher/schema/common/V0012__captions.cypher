// When mentions were recorded, captions of facts and edges, and labels that Neo4j Browser draws facts by (fact/tell_apart).

MATCH (m:Mention) WHERE m.recorded_ms IS NULL WITH m LIMIT 10000 OPTIONAL MATCH (t:Turn {id: m.turn_id}) SET m.recorded_ms = coalesce(t.recorded_ms, 0) RETURN count(*) AS done;
MATCH (f:Fact) WHERE f.display = f.predicate AND coalesce(f.value, '') <> '' WITH f LIMIT 10000 SET f.display = f.predicate + ' ' + f.value + CASE WHEN f.status = 'current' THEN '' ELSE ' (' + f.status + ')' END RETURN count(*) AS done;
MATCH (f:Fact) WHERE f.display = f.predicate AND f.status <> 'current' WITH f LIMIT 10000 SET f.display = f.predicate + ' (' + f.status + ')' RETURN count(*) AS done;
MATCH (:Entity)-[r:RELATES]->(:Entity) WHERE r.display IS NULL WITH r LIMIT 10000 SET r.display = r.predicate + CASE WHEN r.status = 'current' THEN '' ELSE ' (' + r.status + ')' END RETURN count(*) AS done;
MATCH (:Mention)-[r:REFERS_TO]->(:Entity) WHERE r.display IS NULL WITH r LIMIT 10000 SET r.display = r.method + ' ' + toString(r.confidence) RETURN count(*) AS done;
MATCH (:Fact)-[r:SUPERSEDES]->(:Fact) WHERE r.display IS NULL WITH r LIMIT 10000 SET r.display = r.reason RETURN count(*) AS done;
MATCH (f:Fact) WHERE NOT elementId(f) STARTS WITH '#' AND f.status = 'past' AND NOT f:Past WITH f LIMIT 10000 SET f:Past RETURN count(*) AS done;
MATCH (f:Fact) WHERE NOT elementId(f) STARTS WITH '#' AND f.status = 'planned' AND NOT f:Planned WITH f LIMIT 10000 SET f:Planned RETURN count(*) AS done;
MATCH (f:Fact) WHERE NOT elementId(f) STARTS WITH '#' AND f.status = 'held' AND NOT f:Held WITH f LIMIT 10000 SET f:Held RETURN count(*) AS done;
MATCH (f:Fact) WHERE NOT elementId(f) STARTS WITH '#' AND f.status = 'denied' AND NOT f:Denied WITH f LIMIT 10000 SET f:Denied RETURN count(*) AS done;
MATCH (f:Fact) WHERE NOT elementId(f) STARTS WITH '#' AND f.evidence_count > 1 AND NOT f:Repeated WITH f LIMIT 10000 SET f:Repeated RETURN count(*) AS done;
