// When some referents were spoken of first, and when that was recorded first.
//
// access:  read
// params:  context, referents
// returns: many referent
UNWIND $referents AS id
MATCH (t:Turn {context: $context})
WHERE t.cast CONTAINS id
RETURN id AS referent, min(t.said_ms) AS said_ms, min(t.recorded_ms) AS began_ms
