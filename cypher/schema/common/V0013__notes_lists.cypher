// Rules and doubts by the scope in which they stand, and in the order in which they became known.

CREATE INDEX instruction_by_scope IF NOT EXISTS FOR (n:Instruction) ON (n.place);
CREATE INDEX uncertainty_by_scope IF NOT EXISTS FOR (n:Uncertainty) ON (n.place);
CREATE INDEX instruction_by_place IF NOT EXISTS FOR (n:Instruction) ON (n.listed);
CREATE INDEX uncertainty_by_place IF NOT EXISTS FOR (n:Uncertainty) ON (n.listed);
MATCH (n:Instruction) WHERE n.listed IS NULL WITH n LIMIT 10000 SET n.place = n.context + '|' + reduce(tags = '', tag IN n.scope | tags + tag + ' '), n.listed = n.context + '|' + right('000000000000000' + toString(coalesce(n.recorded_ms, 0)), 16) RETURN count(*) AS done;
MATCH (n:Uncertainty) WHERE n.listed IS NULL WITH n LIMIT 10000 SET n.place = n.context + '|' + reduce(tags = '', tag IN n.scope | tags + tag + ' '), n.listed = n.context + '|' + right('000000000000000' + toString(coalesce(n.recorded_ms, 0)), 16) RETURN count(*) AS done;
