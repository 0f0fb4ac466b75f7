// When some referents were spoken of first, by the recording of the turns that speak of them.
//
// access:  read
// params:  context, referents
// returns: many referent
UNWIND $referents AS id
MATCH (t:Turn {context: $context})
WHERE t.cast CONTAINS id
RETURN id AS referent, min(t.recorded_ms) AS began_ms
