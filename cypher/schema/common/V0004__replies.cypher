// Replies of a context, searched when something is forgotten.

CREATE INDEX request_by_context IF NOT EXISTS FOR (n:Request) ON (n.context);
