// Stored replies by their age, found together: those that are too old are deleted.

CREATE INDEX request_by_age IF NOT EXISTS FOR (n:Request) ON (n.recorded_ms);
