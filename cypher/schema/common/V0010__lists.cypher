// Facts, entities, sessions and traces in the order in which they became known, found by one index each.

CREATE INDEX fact_by_place IF NOT EXISTS FOR (n:Fact) ON (n.listed);
CREATE INDEX entity_by_place IF NOT EXISTS FOR (n:Entity) ON (n.listed);
CREATE INDEX session_by_place IF NOT EXISTS FOR (n:Session) ON (n.listed);
CREATE INDEX trace_by_place IF NOT EXISTS FOR (n:Trace) ON (n.listed);
MATCH (n:Fact) WHERE n.listed IS NULL SET n.listed = n.context + '|' + right('000000000000000' + toString(n.known_ms), 16);
MATCH (n:Entity) WHERE n.listed IS NULL SET n.listed = n.context + '|' + right('000000000000000' + toString(n.created_ms), 16);
MATCH (n:Session) WHERE n.listed IS NULL SET n.listed = n.context + '|' + right('000000000000000' + toString(n.created_ms), 16);
MATCH (n:Trace) WHERE n.listed IS NULL SET n.listed = n.context + '|' + right('000000000000000' + toString(n.recorded_ms), 16);
