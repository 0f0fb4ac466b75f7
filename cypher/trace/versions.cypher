// The versions of the reader that have read in a context.
//
// access:  read
// params:  context
// returns: many version
MATCH (t:Trace {context: $context})
WHERE t.extraction IS NOT NULL
RETURN DISTINCT t.extraction AS version
