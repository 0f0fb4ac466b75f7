// What was recorded between two moments is looked for among the turns of a context.

CREATE INDEX turn_by_context IF NOT EXISTS FOR (n:Turn) ON (n.context);
